-- Generated from the migrations by `npm run schema`, for reading only.

create table acknowledged (
  conversation_id uuid not null,
  messages integer not null,
  chain bytea not null,
  PRIMARY KEY (conversation_id),
  CHECK ((messages > 0))
);

create table agent (
  name text not null,
  state text not null,
  capacity integer not null,
  seen_at timestamp with time zone not null,
  teams jsonb not null default '[]'::jsonb,
  languages jsonb not null default '[]'::jsonb,
  PRIMARY KEY (name),
  CHECK ((capacity > 0)),
  CHECK ((jsonb_typeof(languages) = 'array'::text)),
  CHECK ((jsonb_typeof(teams) = 'array'::text)),
  CHECK ((state = ANY (ARRAY['online'::text, 'away'::text, 'finishing'::text, 'offline'::text])))
);

create table article (
  slug text not null,
  language text not null,
  published_revision integer,
  file_hash text,
  deleted_at timestamp with time zone,
  PRIMARY KEY (slug),
  FOREIGN KEY (slug, published_revision) REFERENCES revision(slug, revision) DEFERRABLE,
  CHECK ((language = ANY (ARRAY['de'::text, 'en'::text]))),
  CHECK ((slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'::text))
);

create table closed_receiver (
  address text not null,
  closed_at timestamp with time zone not null,
  PRIMARY KEY (address)
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

create table conversation_spending (
  conversation_id uuid not null,
  tokens bigint not null,
  calls integer not null,
  PRIMARY KEY (conversation_id),
  CHECK ((calls >= 0)),
  CHECK ((tokens >= 0))
);

create table day_spending (
  day date not null,
  tokens bigint not null,
  calls integer not null,
  PRIMARY KEY (day),
  CHECK ((calls >= 0)),
  CHECK ((tokens >= 0))
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
  target text not null,
  outcome text,
  dead_at timestamp with time zone,
  failure text,
  sent_to text,
  PRIMARY KEY (conversation_id, seq, target),
  FOREIGN KEY (conversation_id, seq) REFERENCES event(conversation_id, seq) ON DELETE RESTRICT,
  CHECK (((delivered_at IS NULL) = (outcome IS NULL))),
  CHECK (((delivered_at IS NULL) OR (dead_at IS NULL))),
  CHECK ((target = ANY (ARRAY['webhook'::text, 'mail'::text])))
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

create table probe (
  id integer not null,
  n integer not null,
  PRIMARY KEY (id),
  CHECK ((id = 1))
);

create table promise (
  conversation_id uuid not null,
  id text not null,
  kind text not null,
  from_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  text text,
  contact jsonb,
  made_by text not null,
  owner text,
  team text,
  made_at timestamp with time zone not null,
  state text not null,
  due boolean not null,
  late boolean not null,
  PRIMARY KEY (conversation_id, id),
  FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE RESTRICT,
  CHECK ((from_at <= due_at)),
  CHECK ((made_by = ANY (ARRAY['house'::text, 'agent'::text]))),
  CHECK ((state = ANY (ARRAY['open'::text, 'kept'::text, 'broken'::text, 'withdrawn'::text])))
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
  team text,
  preferred_since timestamp with time zone,
  back_at timestamp with time zone,
  rung integer not null,
  rung_since timestamp with time zone not null,
  told text,
  told_at timestamp with time zone,
  told_until timestamp with time zone,
  PRIMARY KEY (conversation_id),
  FOREIGN KEY (conversation_id) REFERENCES conversation(id) ON DELETE RESTRICT,
  CHECK (((agent IS NULL) = (lease_until IS NULL))),
  CHECK (((status = 'promised'::text) = (back_at IS NOT NULL))),
  CHECK (((status = 'with_agent'::text) = (agent IS NOT NULL))),
  CHECK ((rung >= 0)),
  CHECK ((status = ANY (ARRAY['waiting'::text, 'with_agent'::text, 'promised'::text])))
);

create table restored (
  at timestamp with time zone not null,
  made_at timestamp with time zone not null,
  messages integer not null
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

create table wait (
  conversation_id uuid not null,
  seq integer not null,
  asked_at timestamp with time zone not null,
  ahead integer not null,
  agents integer not null,
  told_low timestamp with time zone,
  told_high timestamp with time zone,
  probability real,
  retold integer not null default 0,
  ended_at timestamp with time zone,
  outcome text,
  held integer not null,
  PRIMARY KEY (conversation_id, seq),
  FOREIGN KEY (conversation_id, seq) REFERENCES event(conversation_id, seq) ON DELETE RESTRICT,
  CHECK (((ended_at IS NULL) = (outcome IS NULL))),
  CHECK ((agents >= 0)),
  CHECK ((ahead >= 0)),
  CHECK ((held >= 0)),
  CHECK ((outcome = ANY (ARRAY['claimed'::text, 'promised'::text, 'left'::text])))
);

CREATE INDEX conversation_at_bot ON conversation USING btree (id) WHERE (status = 'with_bot'::text);
CREATE INDEX conversation_unanswered ON conversation USING btree (unanswered_since) WHERE ((status = 'with_bot'::text) AND (unanswered_since IS NOT NULL));
CREATE INDEX event_handoff ON event USING btree (((event ->> 'reason'::text))) WHERE ((event ->> 'type'::text) = 'handoff_requested'::text);
CREATE UNIQUE INDEX event_message ON event USING btree (conversation_id, ((event ->> 'messageId'::text))) WHERE (event ? 'messageId'::text);
CREATE INDEX outbox_dead ON outbox USING btree (dead_at) WHERE (dead_at IS NOT NULL);
CREATE INDEX outbox_due ON outbox USING btree (next_attempt_at) WHERE ((delivered_at IS NULL) AND (dead_at IS NULL));
CREATE INDEX outbox_open ON outbox USING btree (conversation_id, target, seq) WHERE ((delivered_at IS NULL) AND (dead_at IS NULL));
CREATE INDEX outbox_sent_to ON outbox USING btree (sent_to, delivered_at) WHERE (sent_to IS NOT NULL);
CREATE INDEX promise_coming ON promise USING btree (from_at) WHERE ((state = 'open'::text) AND (NOT due));
CREATE INDEX promise_open ON promise USING btree (due_at) WHERE (state = ANY (ARRAY['open'::text, 'broken'::text]));
CREATE INDEX queue_agent ON queue USING btree (agent) WHERE (agent IS NOT NULL);
CREATE INDEX queue_back ON queue USING btree (back_at) WHERE (back_at IS NOT NULL);
CREATE INDEX queue_order ON queue USING btree (priority DESC, waiting_since, conversation_id);
CREATE INDEX queue_rung ON queue USING btree (rung_since) WHERE (status = 'waiting'::text);
CREATE INDEX queue_waiting ON queue USING btree (priority DESC, waiting_since, conversation_id) WHERE (agent IS NULL);
CREATE INDEX session_person ON session USING btree (person_id);
CREATE INDEX sign_in_link_person ON sign_in_link USING btree (person_id);
CREATE INDEX wait_ended ON wait USING btree (ended_at DESC) WHERE (outcome = 'claimed'::text);
CREATE UNIQUE INDEX wait_open ON wait USING btree (conversation_id) WHERE (ended_at IS NULL);
CREATE TRIGGER event_is_acknowledged AFTER INSERT ON event FOR EACH ROW WHEN (((new.event ->> 'type'::text) = 'customer_wrote'::text)) EXECUTE FUNCTION acknowledge_new_message();
CREATE TRIGGER event_is_append_only BEFORE DELETE OR UPDATE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_is_never_emptied BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
