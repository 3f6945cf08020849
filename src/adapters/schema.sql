-- Generated from the migrations by `npm run schema`, for reading only.

create table agent (
  name text not null,
  state text not null,
  capacity integer not null,
  seen_at timestamp with time zone not null,
  PRIMARY KEY (name),
  CHECK ((capacity > 0)),
  CHECK ((state = ANY (ARRAY['online'::text, 'away'::text, 'finishing'::text, 'offline'::text])))
);

create table article (
  slug text not null,
  language text not null,
  published_revision integer,
  file_hash text,
  deleted_at timestamp with time zone,
  PRIMARY KEY (slug),
  FOREIGN KEY (slug, published_revision) REFERENCES revision(slug, revision),
  CHECK ((language = ANY (ARRAY['de'::text, 'en'::text]))),
  CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
);

create table conversation (
  id uuid not null,
  case_code text not null,
  language text not null,
  opened_at timestamp with time zone not null,
  seq integer not null,
  status text not null,
  unanswered_since timestamp with time zone,
  UNIQUE (case_code),
  PRIMARY KEY (id),
  CHECK ((case_code ~ '^[0-9A-HJKMNP-TV-Z]{8}$'::text)),
  CHECK ((seq > 0)),
  CHECK ((status = ANY (ARRAY['with_bot'::text, 'waiting'::text, 'with_agent'::text, 'promised'::text, 'resolved'::text])))
);

create table event (
  conversation_id uuid not null,
  seq integer not null,
  at timestamp with time zone not null,
  event jsonb not null,
  PRIMARY KEY (conversation_id, seq),
  FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE RESTRICT,
  CHECK (((event ? 'type'::text) AND (event ? 'v'::text))),
  CHECK ((seq > 0))
);

create table outbox (
  conversation_id uuid not null,
  seq integer not null,
  topic text not null,
  created_at timestamp with time zone not null,
  attempts integer not null default 0,
  next_attempt_at timestamp with time zone not null,
  delivered_at timestamp with time zone,
  PRIMARY KEY (conversation_id, seq),
  FOREIGN KEY (conversation_id, seq) REFERENCES event(conversation_id, seq) ON DELETE RESTRICT
);

create table passage (
  slug text not null,
  revision integer not null,
  nr integer not null,
  kind text not null,
  language text not null,
  text text not null,
  features sparsevec(1048576) not null,
  embedding vector,
  embedder text,
  PRIMARY KEY (slug, revision, nr),
  FOREIGN KEY (slug, revision) REFERENCES revision(slug, revision),
  CHECK (((embedding IS NULL) = (embedder IS NULL))),
  CHECK ((kind = ANY (ARRAY['title'::text, 'question'::text, 'body'::text])))
);

create table person (
  id uuid not null,
  invited_as text not null,
  name text,
  likeness text,
  roles jsonb not null,
  added_at timestamp with time zone not null,
  entered_at timestamp with time zone,
  seen_at timestamp with time zone,
  dismissed_at timestamp with time zone,
  UNIQUE (likeness),
  UNIQUE (name),
  PRIMARY KEY (id),
  CHECK (((name IS NULL) = (likeness IS NULL))),
  CHECK ((jsonb_typeof(roles) = 'array'::text))
);

create table queue (
  conversation_id uuid not null,
  status text not null,
  priority integer not null,
  waiting_since timestamp with time zone not null,
  reason text not null,
  language text not null,
  matter text not null,
  prefers text,
  agent text,
  fence integer not null,
  lease_until timestamp with time zone,
  PRIMARY KEY (conversation_id),
  FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE RESTRICT,
  CHECK (((agent IS NULL) = (lease_until IS NULL))),
  CHECK (((status = 'with_agent'::text) = (agent IS NOT NULL))),
  CHECK ((status = ANY (ARRAY['waiting'::text, 'with_agent'::text, 'promised'::text])))
);

create table revision (
  slug text not null,
  revision integer not null,
  title text not null,
  questions jsonb not null,
  body text not null,
  tags jsonb not null,
  handoff text not null,
  valid_until text,
  translation_of text,
  written_at timestamp with time zone not null,
  written_by text not null,
  PRIMARY KEY (slug, revision),
  FOREIGN KEY (slug) REFERENCES article(slug),
  CHECK ((handoff = ANY (ARRAY['never'::text, 'offer'::text, 'always'::text]))),
  CHECK ((revision > 0)),
  CHECK ((valid_until ~ '^\d{4}-\d{2}-\d{2}$'::text))
);

create table search_index (
  version integer not null,
  built_at timestamp with time zone not null,
  fingerprint text not null,
  shape integer not null,
  bands jsonb not null,
  index bytea not null,
  PRIMARY KEY (version)
);

create table session (
  token_hash text not null,
  person_id uuid not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  PRIMARY KEY (token_hash),
  FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
);

create table sign_in_link (
  token_hash text not null,
  person_id uuid not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  PRIMARY KEY (token_hash),
  FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE
);

CREATE INDEX conversation_unanswered ON conversation USING btree (unanswered_since) WHERE ((status = 'with_bot'::text) AND (unanswered_since IS NOT NULL));
CREATE UNIQUE INDEX event_message ON event USING btree (conversation_id, ((event ->> 'messageId'::text))) WHERE (event ? 'messageId'::text);
CREATE INDEX outbox_due ON outbox USING btree (next_attempt_at) WHERE (delivered_at IS NULL);
CREATE INDEX queue_agent ON queue USING btree (agent) WHERE (agent IS NOT NULL);
CREATE INDEX queue_order ON queue USING btree (priority DESC, waiting_since, conversation_id);
CREATE INDEX queue_waiting ON queue USING btree (priority DESC, waiting_since, conversation_id) WHERE (agent IS NULL);
CREATE INDEX session_person ON session USING btree (person_id);
CREATE INDEX sign_in_link_person ON sign_in_link USING btree (person_id);
CREATE TRIGGER event_is_append_only BEFORE DELETE OR UPDATE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_is_never_emptied BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
