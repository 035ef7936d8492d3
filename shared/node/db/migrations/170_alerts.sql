-- Up Migration

-- What was released before alerts existed is no news.
INSERT INTO wire_cursors (name, seq) SELECT 'alerts', last_seq FROM wire;

-- Addresses of readers that alerts are sent to, of any kind.
CREATE TABLE alert_addresses (
  id uuid PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('email', 'ntfy', 'webhook')),
  address text NOT NULL,
  -- SHA-256 of the token by which the reader manages it.
  token_hash bytea NOT NULL,
  -- In the links that only its owner gets.
  confirm_code text NOT NULL,
  unsubscribe_code text NOT NULL,
  -- Signs what a webhook gets.
  secret text NOT NULL,
  -- Who added it, as a keyed hash of the network's address.
  owner text NOT NULL,
  -- What its rules and mutes take.
  bytes integer NOT NULL,
  mutes jsonb NOT NULL,
  quiet jsonb,
  group_seconds integer NOT NULL,
  confirmed_at timestamptz,
  -- When news was last sent there, and when with a flash.
  news_at timestamptz,
  flash_at timestamptz,
  -- Messages in a row that were refused.
  failures integer NOT NULL DEFAULT 0,
  -- Why it gets nothing more; null while it does.
  ended text,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX alert_addresses_by_owner ON alert_addresses (owner);
CREATE INDEX alert_addresses_by_address ON alert_addresses (kind, address);
CREATE INDEX alert_addresses_unconfirmed ON alert_addresses (created_at) WHERE confirmed_at IS NULL;

CREATE TABLE alert_rules (
  address_id uuid NOT NULL REFERENCES alert_addresses ON DELETE CASCADE,
  no integer NOT NULL,
  name text NOT NULL,
  filter_id text NOT NULL REFERENCES push_filters,
  -- The rule as it was given.
  given jsonb NOT NULL,
  independent integer NOT NULL,
  only_new boolean NOT NULL,
  PRIMARY KEY (address_id, no)
);
CREATE INDEX alert_rules_by_filter ON alert_rules (filter_id);

-- Requests to confirm an address, for their limits: by whom, and to where as a keyed hash.
CREATE TABLE alert_confirmations (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner text NOT NULL,
  address_hash text NOT NULL,
  host text NOT NULL,
  sent_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX alert_confirmations_by_owner ON alert_confirmations (owner, sent_at);
CREATE INDEX alert_confirmations_by_address ON alert_confirmations (address_hash, sent_at);
CREATE INDEX alert_confirmations_by_host ON alert_confirmations (host, sent_at);
CREATE INDEX alert_confirmations_age ON alert_confirmations (sent_at);

CREATE TABLE alert_messages (
  id uuid PRIMARY KEY,
  address_id uuid NOT NULL REFERENCES alert_addresses ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('confirm', 'test', 'news')),
  priority text NOT NULL,
  stories integer NOT NULL DEFAULT 0,
  -- `sending` while a worker sends it: what a crash leaves so may or may not have arrived.
  status text NOT NULL CHECK (status IN ('waiting', 'sending', 'sent', 'failed')),
  error text,
  created_at timestamptz NOT NULL DEFAULT now(),
  settled_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX alert_messages_by_address ON alert_messages (address_id, created_at);
CREATE INDEX alert_messages_open ON alert_messages (settled_at) WHERE status IN ('waiting', 'sending');
CREATE INDEX alert_messages_age ON alert_messages (created_at);

-- What an address is told of, from the decision on; those without a message wait for one.
CREATE TABLE alert_items (
  address_id uuid NOT NULL REFERENCES alert_addresses ON DELETE CASCADE,
  -- No address is told twice of one event.
  event_seq bigint NOT NULL,
  kind text NOT NULL CHECK (kind IN ('story', 'retracted')),
  story_id uuid NOT NULL,
  storyline_id uuid NOT NULL,
  priority text NOT NULL,
  rule text NOT NULL,
  message_id uuid REFERENCES alert_messages ON DELETE CASCADE,
  due_at timestamptz NOT NULL DEFAULT now(),
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (address_id, event_seq)
);
CREATE INDEX alert_items_due ON alert_items (due_at) WHERE message_id IS NULL;
CREATE INDEX alert_items_waiting ON alert_items (address_id) WHERE message_id IS NULL;
CREATE INDEX alert_items_by_message ON alert_items (message_id);
CREATE INDEX alert_items_by_story ON alert_items (story_id);
CREATE INDEX alert_items_by_storyline ON alert_items (storyline_id);
CREATE INDEX alert_items_age ON alert_items (created_at);

-- Down Migration

DROP TABLE alert_items, alert_messages, alert_confirmations, alert_rules, alert_addresses;
DELETE FROM wire_cursors WHERE name = 'alerts';
