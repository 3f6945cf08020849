-- A row for each way out: the webhook and the mail about one event fail and succeed on their own.
alter table outbox add column target text not null default 'webhook' check (target in ('webhook', 'mail'));
alter table outbox alter column target drop default;
alter table outbox drop constraint outbox_pkey;
alter table outbox add primary key (conversation_id, seq, target);
alter table outbox
  -- What came of it: 'sent', or why there was nothing to send.
  add column outcome  text,
  -- Given up after many tries, or at once where trying is of no use. A replay takes it back.
  add column dead_at  timestamptz,
  -- Why the last try failed, in a few words of ours; never what the other side said.
  add column failure  text,
  -- A digest of the address, so that nobody's mailbox can be filled from here.
  add column sent_to  text;

update outbox set outcome = 'sent' where delivered_at is not null;
alter table outbox add check ((delivered_at is null) = (outcome is null));
alter table outbox add check (delivered_at is null or dead_at is null);

drop index outbox_due;
create index outbox_due on outbox (next_attempt_at) where delivered_at is null and dead_at is null;
-- The earlier ones of the same conversation, which go first.
create index outbox_open on outbox (conversation_id, target, seq) where delivered_at is null and dead_at is null;
create index outbox_dead on outbox (dead_at) where dead_at is not null;
create index outbox_sent_to on outbox (sent_to, delivered_at) where sent_to is not null;

-- There was no mail before; what happened then stays without one, and the audit need not ask for it.
insert into outbox (conversation_id, seq, target, topic, created_at, next_attempt_at, delivered_at, outcome)
select conversation_id, seq, 'mail', event ->> 'type', at, at, at, 'not_needed'
from   event
where  event ->> 'type' in ('handoff_requested', 'contact_given', 'agent_wrote')
  and  exists (
    select from event given
    where  given.conversation_id = event.conversation_id and given.event ->> 'type' = 'contact_given'
  );

-- A receiver that said 410 is left alone until an operator replays to it. `address` is a digest.
create table closed_receiver (
  address    text         primary key,
  closed_at  timestamptz  not null
);
