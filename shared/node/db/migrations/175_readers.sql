-- Up Migration

-- A reader with several devices or a passkey. All others are known to their browser alone.
CREATE TABLE readers (
  id uuid PRIMARY KEY,
  -- A keyed hash of the network that made it, by which new ones are limited.
  network text NOT NULL,
  commenter_id uuid REFERENCES commenters ON DELETE SET NULL,
  -- Grows with every change of an item.
  version bigint NOT NULL DEFAULT 0,
  -- Whoever knows less has missed deletions that are no longer kept.
  forgotten_version bigint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL DEFAULT now(),
  changed_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX readers_by_network ON readers (network, created_at);
CREATE INDEX readers_changed ON readers (changed_at);
CREATE INDEX readers_seen ON readers (seen_at);
CREATE INDEX readers_by_commenter ON readers (commenter_id) WHERE commenter_id IS NOT NULL;

CREATE TABLE reader_devices (
  id uuid PRIMARY KEY,
  reader_id uuid NOT NULL REFERENCES readers ON DELETE CASCADE,
  -- SHA-256; only the device has the token itself.
  token_hash text NOT NULL UNIQUE,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX reader_devices_by_reader ON reader_devices (reader_id, created_at);

CREATE TABLE reader_passkeys (
  -- The credential's id, base64url.
  id text PRIMARY KEY,
  reader_id uuid NOT NULL REFERENCES readers ON DELETE CASCADE,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now(),
  used_at timestamptz
);
CREATE INDEX reader_passkeys_by_reader ON reader_passkeys (reader_id, created_at);

CREATE TABLE reader_items (
  reader_id uuid NOT NULL REFERENCES readers ON DELETE CASCADE,
  collection text NOT NULL,
  id text NOT NULL,
  -- JSON as it was written; null once it is deleted.
  value text,
  clock text COLLATE "C" NOT NULL,
  version bigint NOT NULL,
  PRIMARY KEY (reader_id, collection, id)
);
CREATE INDEX reader_items_by_version ON reader_items (reader_id, version);

-- Down Migration

DROP TABLE reader_items, reader_passkeys, reader_devices, readers;
