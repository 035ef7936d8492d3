-- Up Migration

-- Who administered what, when and from where. Names are kept as they were; nothing refers to other tables, so that an
-- entry outlives what it is about.
CREATE TABLE audit_log (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  key_id uuid NOT NULL,
  key_name text,
  publisher_id uuid NOT NULL,
  publisher_name text NOT NULL,
  -- How the operator came: with a key, or with a session that began with it.
  via text NOT NULL CHECK (via IN ('key', 'session')),
  -- An IPv4 address or an IPv6 network; emptied after a while.
  address text,
  action text NOT NULL,
  target_type text NOT NULL,
  target_id text NOT NULL,
  target_name text,
  reason text,
  before jsonb,
  after jsonb
);
CREATE INDEX audit_log_at ON audit_log (at);
CREATE INDEX audit_log_addresses ON audit_log (at) WHERE address IS NOT NULL;
CREATE INDEX audit_log_by_target ON audit_log (target_id, id);
CREATE INDEX audit_log_by_action ON audit_log (action, id);

-- Down Migration

DROP TABLE audit_log;
