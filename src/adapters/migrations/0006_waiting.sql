-- Teams and reservations, the ladder, and promises: what the log says of them, kept where it can be asked quickly.
alter table queue
  add team             text,
  add preferred_since  timestamptz,
  add back_at          timestamptz,
  add rung             int          not null default 0 check (rung >= 0),
  add rung_since       timestamptz,
  add told             text,
  add told_at          timestamptz,
  add told_until       timestamptz;

update queue set rung_since = waiting_since, preferred_since = case when prefers is null then null else waiting_since end;

-- No silent wait: whoever waits has a rung and its beginning, whoever is promised a time to come back.
alter table queue
  alter rung_since set not null,
  alter rung drop default,
  add check ((status = 'promised') = (back_at is not null));

create index queue_rung on queue (rung_since) where status = 'waiting';
create index queue_back on queue (back_at) where back_at is not null;

alter table agent
  add teams      jsonb  not null default '[]' check (jsonb_typeof(teams) = 'array'),
  add languages  jsonb  not null default '[]' check (jsonb_typeof(languages) = 'array');

-- The ledger: every promise ever made. A view of the log, like queue.
create table promise (
  conversation_id  uuid         not null references conversation on delete restrict,
  id               text         not null,
  kind             text         not null,
  from_at          timestamptz  not null,
  due_at           timestamptz  not null,
  text             text,
  contact          jsonb,
  made_by          text         not null check (made_by in ('house', 'agent')),
  owner            text,
  team             text,
  made_at          timestamptz  not null,
  state            text         not null check (state in ('open', 'kept', 'broken', 'withdrawn')),
  due              boolean      not null,
  late             boolean      not null,
  primary key (conversation_id, id),
  check (from_at <= due_at)
);

create index promise_open on promise (due_at) where state in ('open', 'broken');
create index promise_coming on promise (from_at) where state = 'open' and not due;

-- Each wait for a person as it was: what was ahead, what was told, how long it took.
create table wait (
  conversation_id  uuid         not null,
  seq              int          not null,
  asked_at         timestamptz  not null,
  ahead            int          not null check (ahead >= 0),
  agents           int          not null check (agents >= 0),
  told_low         timestamptz,
  told_high        timestamptz,
  probability      real,
  retold           int          not null default 0,
  ended_at         timestamptz,
  outcome          text         check (outcome in ('claimed', 'promised', 'left')),
  primary key (conversation_id, seq),
  foreign key (conversation_id, seq) references event on delete restrict,
  check ((ended_at is null) = (outcome is null))
);

create index wait_ended on wait (ended_at desc) where outcome = 'claimed';
create unique index wait_open on wait (conversation_id) where ended_at is null;
