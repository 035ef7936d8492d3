-- Up Migration

-- How far those have read the wire who do something for each event, whichever worker it is that does it.
CREATE TABLE wire_cursors (
  name text PRIMARY KEY,
  seq bigint NOT NULL,
  moved_at timestamptz NOT NULL DEFAULT now()
);
-- What was released before they existed is no news.
INSERT INTO wire_cursors (name, seq) SELECT name, last_seq FROM wire, unnest(ARRAY['websub', 'push']) AS name;

-- The pair of keys by which push services know us; made once.
CREATE TABLE vapid_keys (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  public_key text NOT NULL,
  private_key text NOT NULL
);

CREATE TABLE push_subscriptions (
  id uuid PRIMARY KEY,
  endpoint text NOT NULL UNIQUE,
  p256dh text NOT NULL,
  auth text NOT NULL,
  mutes jsonb NOT NULL,
  quiet jsonb,
  -- Notifications in a row that its push service would not take.
  failures integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);

-- Each distinct filter once, in its canonical form: events are matched against these and not against readers.
CREATE TABLE push_filters (
  id text PRIMARY KEY,
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  filter jsonb NOT NULL
);

CREATE TABLE push_rules (
  subscription_id uuid NOT NULL REFERENCES push_subscriptions ON DELETE CASCADE,
  no integer NOT NULL,
  name text NOT NULL,
  filter_id text NOT NULL REFERENCES push_filters,
  PRIMARY KEY (subscription_id, no)
);
CREATE INDEX push_rules_by_filter ON push_rules (filter_id);

CREATE TABLE push_notifications (
  id uuid PRIMARY KEY,
  subscription_id uuid NOT NULL REFERENCES push_subscriptions ON DELETE CASCADE,
  -- The event that it is about: no reader is told twice of one. Null for a summary.
  event_seq bigint,
  kind text NOT NULL CHECK (kind IN ('story', 'withdrawn', 'summary')),
  -- Several for a summary.
  story_ids uuid[] NOT NULL,
  storyline_id uuid,
  priority text NOT NULL,
  rule text NOT NULL,
  status text NOT NULL CHECK (status IN ('waiting', 'held', 'sent', 'dropped')),
  -- The end of the reader's quiet hours, for what is held.
  held_until timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (subscription_id, event_seq)
);
CREATE INDEX push_notifications_by_storyline ON push_notifications (storyline_id, created_at);
CREATE INDEX push_notifications_by_story ON push_notifications USING gin (story_ids);
CREATE INDEX push_notifications_waiting ON push_notifications (created_at) WHERE status = 'waiting';
CREATE INDEX push_notifications_held ON push_notifications (held_until) WHERE status = 'held';
CREATE INDEX push_notifications_age ON push_notifications (created_at);

-- Down Migration

DROP TABLE push_notifications, push_rules, push_filters, push_subscriptions, vapid_keys, wire_cursors;
