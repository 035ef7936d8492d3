-- Up Migration

-- Sessions of the operators' desk: signing out ends one on every server, also for a copy of its cookie.
CREATE TABLE ops_sessions (
  id uuid PRIMARY KEY,
  key_id uuid NOT NULL REFERENCES api_keys ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);
CREATE INDEX ops_sessions_expires_at ON ops_sessions (expires_at);

-- Down Migration

DROP TABLE ops_sessions;
