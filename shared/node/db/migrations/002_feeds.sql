-- Up Migration

CREATE TABLE feeds (
  id uuid PRIMARY KEY,
  url text NOT NULL UNIQUE,
  -- Null until the first fetch has told what to call it.
  publisher_id uuid REFERENCES publishers,
  title text,
  section text,
  topics text[] NOT NULL DEFAULT '{}',
  -- The operator's wish; null lets the feed's own habits decide.
  interval_seconds integer,
  -- What was learnt from how often it changes.
  learned_ms bigint,
  -- What its publisher asks of pollers: ttl, update period, hours and days to leave out.
  timetable jsonb NOT NULL DEFAULT '{}',
  status text NOT NULL DEFAULT 'ok' CHECK (status IN ('ok', 'error', 'gone', 'disabled')),
  error text,
  error_count integer NOT NULL DEFAULT 0,
  etag text,
  last_modified text,
  redirected_from text,
  last_fetch_at timestamptz,
  last_change_at timestamptz,
  -- Also the claim of the worker that is at it: it lies in the future for as long as a fetch may take.
  next_fetch_at timestamptz NOT NULL DEFAULT now(),
  stories integer NOT NULL DEFAULT 0,
  -- WebSub: where to subscribe, and how the subscription stands.
  hub text,
  hub_topic text,
  hub_token text,
  hub_secret text,
  hub_state text CHECK (hub_state IN ('requested', 'active', 'failed')),
  hub_until timestamptz,
  hub_retry_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX feeds_due ON feeds (next_fetch_at) WHERE status IN ('ok', 'error');
CREATE INDEX feeds_hub_due ON feeds (hub_retry_at) WHERE hub IS NOT NULL;

-- What each item looked like when it was last submitted, so that an unchanged one is not submitted again.
CREATE TABLE feed_items (
  feed_id uuid NOT NULL REFERENCES feeds ON DELETE CASCADE,
  external_id text NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (feed_id, external_id)
);

-- What hubs have pushed, until a worker has read it.
CREATE TABLE feed_deliveries (
  id uuid PRIMARY KEY,
  feed_id uuid NOT NULL REFERENCES feeds ON DELETE CASCADE,
  body bytea NOT NULL,
  content_type text,
  received_at timestamptz NOT NULL DEFAULT now()
);

-- Down Migration

DROP TABLE feed_deliveries, feed_items, feeds;
