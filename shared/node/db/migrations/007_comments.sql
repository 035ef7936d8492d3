-- Up Migration

-- What every server must agree on and nobody else may know.
CREATE TABLE secrets (
  name text PRIMARY KEY,
  value text NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

-- Whoever writes comments. There is no account: the id is in a signed cookie.
CREATE TABLE commenters (
  id uuid PRIMARY KEY,
  name text NOT NULL,
  -- Names that look the same have one key.
  name_key text NOT NULL UNIQUE,
  created_at timestamptz NOT NULL DEFAULT now(),
  blocked_at timestamptz,
  -- Null with `blocked_at` set is for ever.
  blocked_until timestamptz,
  block_reason text
);

CREATE TABLE comments (
  id uuid PRIMARY KEY,
  -- Given out under the story's row lock: within a story the order of writing is the order of commits.
  no bigint GENERATED ALWAYS AS IDENTITY UNIQUE,
  story_id uuid NOT NULL REFERENCES stories ON DELETE CASCADE,
  -- The comment that began the thread; its own id for that one.
  thread_id uuid NOT NULL,
  parent_id uuid REFERENCES comments ON DELETE CASCADE,
  answers_id uuid REFERENCES comments ON DELETE CASCADE,
  depth integer NOT NULL,
  commenter_id uuid NOT NULL REFERENCES commenters,
  -- The writer's own id for it, by which a retry is known.
  client_id text,
  text text NOT NULL,
  revision integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  edited_at timestamptz,
  deleted_at timestamptz,
  hidden_at timestamptz,
  UNIQUE (commenter_id, client_id)
);
CREATE INDEX comments_threads ON comments (story_id, no DESC) WHERE parent_id IS NULL;
CREATE INDEX comments_replies ON comments (thread_id, no);
CREATE INDEX comments_parent ON comments (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX comments_answers ON comments (answers_id) WHERE answers_id IS NOT NULL;
CREATE INDEX comments_by_writer ON comments (commenter_id, no DESC);

-- One for each reporter and comment; settled when a moderator has looked.
CREATE TABLE comment_reports (
  comment_id uuid NOT NULL REFERENCES comments ON DELETE CASCADE,
  -- A commenter's id, or a keyed hash of the address of someone without a name.
  reporter text NOT NULL,
  reason text,
  at timestamptz NOT NULL DEFAULT now(),
  settled_at timestamptz,
  PRIMARY KEY (comment_id, reporter)
);
CREATE INDEX comment_reports_open ON comment_reports (comment_id) WHERE settled_at IS NULL;

ALTER TABLE stories ADD COLUMN comments_closed_at timestamptz;
ALTER TABLE stories ADD COLUMN comments_closed_reason text;

-- What happens under a story has no submission behind it.
ALTER TABLE wire_events ALTER COLUMN submission_id DROP NOT NULL;

-- Who moderated what, when and why.
CREATE TABLE IF NOT EXISTS moderation_log (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL DEFAULT now(),
  publisher_id uuid NOT NULL,
  action text NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  reason text,
  details jsonb
);

-- Down Migration

-- Servers of the version before know no events about comments, and the wire must have no holes.
TRUNCATE wire_events;
UPDATE wire SET feed_id = left(md5(gen_random_uuid()::text), 12);
ALTER TABLE wire_events ALTER COLUMN submission_id SET NOT NULL;
ALTER TABLE stories DROP COLUMN comments_closed_at, DROP COLUMN comments_closed_reason;
UPDATE stories SET comments = 0;
DROP TABLE comment_reports, comments, commenters, secrets;
