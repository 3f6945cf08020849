-- Who works here. A name is taken at the first entry and then kept for good, because the log knows people by it.
create table person (
  id            uuid         primary key,
  -- Whom the admin had in mind, until there is a name.
  invited_as    text         not null,
  name          text         unique,
  -- The name as the eye takes it: two that look alike are one.
  likeness      text         unique,
  roles         jsonb        not null check (jsonb_typeof(roles) = 'array'),
  added_at      timestamptz  not null,
  entered_at    timestamptz,
  seen_at       timestamptz,
  dismissed_at  timestamptz,
  check ((name is null) = (likeness is null))
);

-- Of links and sessions only hashes are kept: who reads this table can open nothing with it.
create table sign_in_link (
  token_hash  text         primary key,
  person_id   uuid         not null references person on delete cascade,
  expires_at  timestamptz  not null,
  used_at     timestamptz
);

create index sign_in_link_person on sign_in_link (person_id);

create table session (
  token_hash  text         primary key,
  person_id   uuid         not null references person on delete cascade,
  created_at  timestamptz  not null,
  seen_at     timestamptz  not null
);

create index session_person on session (person_id);
