-- Up Migration

-- People who sign in by passkey; what they may do follows from their role.
CREATE TABLE people (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  role text NOT NULL CHECK (role IN ('operator', 'moderator', 'editor', 'writer')),
  -- The publisher of an editor or a writer; operators and moderators act for the installation's own.
  publisher_id uuid NOT NULL REFERENCES publishers,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  disabled_at timestamptz,
  signed_in_at timestamptz,
  -- SHA-256 of the token; only its link has the token itself. Empty once it was used.
  invitation_hash text UNIQUE,
  invitation_until timestamptz
);
CREATE UNIQUE INDEX people_by_name ON people (publisher_id, lower(name));

CREATE TABLE person_passkeys (
  -- The credential's id, base64url.
  id text PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  used_at timestamptz
);
CREATE INDEX person_passkeys_by_person ON person_passkeys (person_id, created_at);

CREATE TABLE person_sessions (
  id uuid PRIMARY KEY,
  person_id uuid NOT NULL REFERENCES people ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);
CREATE INDEX person_sessions_by_person ON person_sessions (person_id);
CREATE INDEX person_sessions_expires_at ON person_sessions (expires_at);

-- An act is that of a key or of a person.
ALTER TABLE audit_log ADD COLUMN person_id uuid, ADD COLUMN person_name text;
ALTER TABLE audit_log ALTER COLUMN key_id DROP NOT NULL;
CREATE INDEX audit_log_by_person ON audit_log (person_id, id) WHERE person_id IS NOT NULL;

-- Whoever moderated after signing in by passkey; empty for keys.
ALTER TABLE moderation_log ADD COLUMN person_id uuid, ADD COLUMN person_name text;

-- Down Migration

ALTER TABLE moderation_log DROP COLUMN person_id, DROP COLUMN person_name;
DELETE FROM audit_log WHERE key_id IS NULL;
DROP INDEX audit_log_by_person;
ALTER TABLE audit_log ALTER COLUMN key_id SET NOT NULL;
ALTER TABLE audit_log DROP COLUMN person_id, DROP COLUMN person_name;
DROP TABLE person_sessions, person_passkeys, people;
