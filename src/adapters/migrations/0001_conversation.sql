-- The log is the only truth: rows are inserted, never updated; (conversation_id, seq) decides who was first.
-- conversation and queue are views of it, kept in the same transaction so that they can be asked quickly.
create extension if not exists vector;

create table conversation (
  id                uuid         primary key,
  case_code         text         not null unique check (case_code ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  language          text         not null,
  opened_at         timestamptz  not null,
  seq               int          not null check (seq > 0),
  status            text         not null check (status in ('with_bot', 'waiting', 'with_agent', 'promised', 'resolved')),
  unanswered_since  timestamptz
);

-- For the sweep: questions the bot owes an answer.
create index conversation_unanswered on conversation (unanswered_since)
  where status = 'with_bot' and unanswered_since is not null;

create table event (
  conversation_id  uuid         not null references conversation on delete restrict,
  seq              int          not null check (seq > 0),
  at               timestamptz  not null,
  event            jsonb        not null check (event ? 'type' and event ? 'v'),
  primary key (conversation_id, seq)
);

-- A message exists once, whoever sends it again.
create unique index event_message on event (conversation_id, (event ->> 'messageId')) where event ? 'messageId';

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the log is append-only';
end $$;

create trigger event_is_append_only before update or delete on event
  for each row execute function refuse_change();
create trigger event_is_never_emptied before truncate on event
  for each statement execute function refuse_change();

create table queue (
  conversation_id  uuid         primary key references conversation on delete restrict,
  status           text         not null check (status in ('waiting', 'with_agent', 'promised')),
  priority         int          not null,
  waiting_since    timestamptz  not null,
  reason           text         not null,
  language         text         not null,
  matter           text         not null,
  prefers          text,
  agent            text,
  fence            int          not null,
  lease_until      timestamptz,
  check ((status = 'with_agent') = (agent is not null)),
  check ((agent is null) = (lease_until is null))
);

create index queue_order on queue (priority desc, waiting_since, conversation_id);
create index queue_agent on queue (agent) where agent is not null;

create table agent (
  name      text         primary key,
  state     text         not null check (state in ('online', 'away', 'finishing', 'offline')),
  capacity  int          not null check (capacity > 0),
  seen_at   timestamptz  not null
);

-- What must reach somebody outside the log; written in the transaction of the event it speaks of.
create table outbox (
  conversation_id  uuid         not null,
  seq              int          not null,
  topic            text         not null,
  created_at       timestamptz  not null,
  attempts         int          not null default 0,
  next_attempt_at  timestamptz  not null,
  delivered_at     timestamptz,
  primary key (conversation_id, seq),
  foreign key (conversation_id, seq) references event on delete restrict
);

create index outbox_due on outbox (next_attempt_at) where delivered_at is null;
