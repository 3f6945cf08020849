-- Articles have revisions, which are never changed; one of them is published.
create table article (
  slug                text  primary key check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  language            text  not null check (language in ('de', 'en')),
  published_revision  int,
  -- The text of the file this article was last read from; null for articles made in the editor.
  file_hash           text,
  deleted_at          timestamptz
);

create table revision (
  slug            text         not null references article,
  revision        int          not null check (revision > 0),
  title           text         not null,
  questions       jsonb        not null,
  body            text         not null,
  tags            jsonb        not null,
  handoff         text         not null check (handoff in ('never', 'offer', 'always')),
  valid_until     text         check (valid_until ~ '^\d{4}-\d{2}-\d{2}$'),
  translation_of  text,
  written_at      timestamptz  not null,
  written_by      text         not null,
  primary key (slug, revision)
);

alter table article add foreign key (slug, published_revision) references revision (slug, revision);

-- Pieces small enough to search and to quote, with their vectors: `features` made here (hashed words and
-- character n-grams), `embedding` by a model where one is configured.
create table passage (
  slug       text             not null,
  revision   int              not null,
  nr         int              not null,
  kind       text             not null check (kind in ('title', 'question', 'body')),
  language   text             not null,
  text       text             not null,
  features   sparsevec(1048576)  not null,
  embedding  vector,
  embedder   text,
  check ((embedding is null) = (embedder is null)),
  primary key (slug, revision, nr),
  foreign key (slug, revision) references revision
);

-- The search index as built at publishing; processes load the newest. `fingerprint` names the revisions it
-- was built from: where that differs from what is published, it is built anew.
create table search_index (
  version      int          primary key,
  built_at     timestamptz  not null,
  fingerprint  text         not null,
  -- Which program can read it: a newer program builds its own beside those of an older one.
  shape        int          not null,
  bands        jsonb        not null,
  index        bytea        not null
);
