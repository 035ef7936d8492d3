-- Up Migration

-- The wire itself: whose feed it is, and the number that was given out last.
CREATE TABLE wire (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  feed_id text NOT NULL CHECK (feed_id ~ '^[a-z0-9]{1,32}$'),
  last_seq bigint NOT NULL DEFAULT 0
);
INSERT INTO wire (feed_id) VALUES (left(md5(gen_random_uuid()::text), 12));

CREATE TABLE publishers (
  id uuid PRIMARY KEY,
  name text NOT NULL UNIQUE,
  url text,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE api_keys (
  id uuid PRIMARY KEY,
  publisher_id uuid NOT NULL REFERENCES publishers,
  hash bytea NOT NULL UNIQUE,
  scopes text[] NOT NULL,
  -- Set from the environment rather than made here.
  preset boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL DEFAULT now(),
  revoked_at timestamptz
);
CREATE INDEX api_keys_publisher ON api_keys (publisher_id);

CREATE TABLE submissions (
  id uuid PRIMARY KEY,
  -- The order of receipt, over all servers.
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  publisher_id uuid NOT NULL REFERENCES publishers,
  kind text NOT NULL CHECK (kind IN ('publish', 'correct', 'retract')),
  external_id text,
  story_id uuid,
  payload jsonb NOT NULL,
  priority text NOT NULL CHECK (priority IN ('routine', 'urgent', 'flash')),
  status text NOT NULL CHECK (status IN ('queued', 'published', 'duplicate', 'rejected', 'failed')),
  reason text,
  release_at timestamptz,
  received_at timestamptz NOT NULL DEFAULT now(),
  edited_at timestamptz,
  finished_at timestamptz
);
CREATE INDEX submissions_by_publisher ON submissions (publisher_id, id DESC);
CREATE INDEX submissions_open ON submissions (no) WHERE status = 'queued';
CREATE INDEX submissions_open_by_external_id ON submissions (publisher_id, external_id) WHERE status = 'queued';
CREATE INDEX submissions_open_by_story ON submissions (story_id) WHERE status = 'queued';

CREATE TABLE idempotency_keys (
  publisher_id uuid NOT NULL REFERENCES publishers,
  key text NOT NULL,
  fingerprint bytea NOT NULL,
  answer jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (publisher_id, key)
);
CREATE INDEX idempotency_keys_age ON idempotency_keys (created_at);

CREATE TABLE stories (
  id uuid PRIMARY KEY,
  publisher_id uuid NOT NULL REFERENCES publishers,
  external_id text,
  -- A story that no other has joined is a storyline of its own.
  storyline_id uuid NOT NULL,
  revision integer NOT NULL,
  -- The receipt number of the newest whole story that was recorded; an older one never replaces it.
  submission_no bigint NOT NULL,
  -- Null until the announcement numbers it; a story without a number is not released yet.
  seq bigint UNIQUE,
  released_at timestamptz,
  headline text NOT NULL,
  summary text,
  body_html text NOT NULL,
  byline text,
  topics jsonb NOT NULL,
  topic_slugs text[] NOT NULL,
  section text,
  language text,
  url text,
  image_url text,
  priority text NOT NULL,
  published_at timestamptz NOT NULL,
  corrected_at timestamptz,
  retracted_at timestamptz,
  retraction_reason text,
  comments integer NOT NULL DEFAULT 0,
  content_hash bytea NOT NULL,
  -- The distinct words of headline, summary, byline and body, in the tokens that live matching uses.
  words text NOT NULL,
  search tsvector NOT NULL GENERATED ALWAYS AS (array_to_tsvector(string_to_array(btrim(words), ' '))) STORED,
  UNIQUE (publisher_id, external_id)
);
CREATE INDEX stories_topics ON stories USING gin (topic_slugs);
CREATE INDEX stories_search ON stories USING gin (search);
CREATE INDEX stories_by_publisher ON stories (publisher_id, seq DESC);
CREATE INDEX stories_by_section ON stories (section, seq DESC);

CREATE TABLE story_revisions (
  story_id uuid NOT NULL REFERENCES stories,
  revision integer NOT NULL,
  submission_id uuid NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT now(),
  headline text NOT NULL,
  summary text,
  body_html text NOT NULL,
  retraction_reason text,
  PRIMARY KEY (story_id, revision)
);

CREATE TABLE topics (
  slug text PRIMARY KEY,
  label text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX topics_prefix ON topics (slug text_pattern_ops);

CREATE TABLE story_topics (
  slug text NOT NULL REFERENCES topics,
  story_id uuid NOT NULL REFERENCES stories,
  PRIMARY KEY (slug, story_id)
);
CREATE INDEX story_topics_story ON story_topics (story_id);

CREATE TABLE wire_events (
  -- The order of recording; the announcement turns it into `seq`, which has no holes.
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  seq bigint UNIQUE,
  at timestamptz,
  type text NOT NULL,
  story_id uuid NOT NULL REFERENCES stories,
  submission_id uuid NOT NULL,
  -- What readers receive, less what only the announcement knows (seq, releasedAt, at).
  payload jsonb NOT NULL,
  -- What filters ask about: {now, before?}.
  keys jsonb NOT NULL,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX wire_events_unnumbered ON wire_events (id) WHERE seq IS NULL;
CREATE INDEX wire_events_submission ON wire_events (submission_id);
CREATE INDEX wire_events_age ON wire_events (at);

-- Down Migration

DROP TABLE wire_events, story_topics, topics, story_revisions, stories, idempotency_keys, submissions, api_keys,
  publishers, wire;
