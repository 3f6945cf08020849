-- What we have acknowledged, counted apart from the log and without a foreign key to it: a conversation that
-- went away is still remembered here. `chain` is a digest over every message id and text in order, so that a
-- message that was changed is noticed like one that is missing.
create table acknowledged (
  conversation_id  uuid   primary key,
  messages         int    not null check (messages > 0),
  chain            bytea  not null
);

create function digest_of_message(event jsonb) returns bytea language sql immutable as $$
  select sha256(convert_to(coalesce(event ->> 'messageId', '') || chr(10) || coalesce(event ->> 'text', ''), 'UTF8'))
$$;

create function acknowledge(conversation uuid, event jsonb) returns void language sql as $$
  insert into acknowledged (conversation_id, messages, chain)
  values (conversation, 1, digest_of_message(event))
  on conflict (conversation_id) do update
  set messages = acknowledged.messages + 1, chain = sha256(acknowledged.chain || excluded.chain)
$$;

create function acknowledge_new_message() returns trigger language plpgsql as $$
begin
  perform acknowledge(new.conversation_id, new.event);
  return null;
end $$;

-- What is already there, in order.
do $$
declare
  said record;
begin
  for said in
    select conversation_id, event from event where event ->> 'type' = 'customer_wrote' order by conversation_id, seq
  loop
    perform acknowledge(said.conversation_id, said.event);
  end loop;
end $$;

create trigger event_is_acknowledged after insert on event
  for each row when (new.event ->> 'type' = 'customer_wrote') execute function acknowledge_new_message();

-- Handoffs by reason are counted for every look at the metrics.
create index event_handoff on event ((event ->> 'reason')) where event ->> 'type' = 'handoff_requested';

-- A copy of the data is read and written table by table, each row as JSON; the tables' names come from the
-- catalogue, so that a table added later is never forgotten.
create function open_rows(source regclass) returns refcursor language plpgsql as $$
declare
  reading refcursor := 'rows_of_a_table';
begin
  open reading no scroll for execute format('select to_jsonb(t)::text as row from %s t', source);
  return reading;
end $$;

create function take_rows(target regclass, rows text) returns int language plpgsql as $$
declare
  taken int;
begin
  execute format('insert into %s select * from jsonb_populate_recordset(null::%s, $1::jsonb)', target, target) using rows;
  get diagnostics taken = row_count;
  return taken;
end $$;

-- An article and its published revision name each other: a copy brings both before either is checked.
alter table article alter constraint article_slug_published_revision_fkey deferrable initially immediate;

-- Where this data came from, when it was put here from a backup.
create table restored (
  at         timestamptz  not null,
  made_at    timestamptz  not null,
  messages   int          not null
);
