-- Up Migration

-- Who this installation is to others, for good: the wire's id changes when a wire has to begin again.
CREATE TABLE installation (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  id uuid NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO installation DEFAULT VALUES;

-- The other installations whose public wire is followed here.
CREATE TABLE bridges (
  id uuid PRIMARY KEY,
  url text NOT NULL,
  -- A query in the search language, which the other side applies; null for everything.
  query text,
  -- Sent with each request, as it is.
  api_key text,
  -- Under whom its stories are published here.
  publisher_id uuid NOT NULL REFERENCES publishers,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'paused')),
  from_oldest boolean NOT NULL,
  -- Everything up to here, on the other side's wire, has been taken or is not for this bridge; null before it began.
  position text,
  -- The other side's installation, once it has answered.
  source_id uuid,
  stories bigint NOT NULL DEFAULT 0,
  passed_over bigint NOT NULL DEFAULT 0,
  resets integer NOT NULL DEFAULT 0,
  failures integer NOT NULL DEFAULT 0,
  failing_since timestamptz,
  error text,
  answered_at timestamptz,
  next_at timestamptz NOT NULL DEFAULT now(),
  -- Whoever follows at the moment: one worker at a time.
  lease uuid,
  leased_until timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX bridges_once ON bridges (url, coalesce(query, ''));
CREATE INDEX bridges_publisher ON bridges (publisher_id);

-- Where the stories that came over bridges are from. Each has one row, whatever ways it came by.
CREATE TABLE bridged_stories (
  origin_id uuid NOT NULL,
  origin_story uuid NOT NULL,
  -- The story's name at the installation that it was taken from.
  source_id uuid NOT NULL,
  source_story uuid NOT NULL,
  -- Null when the bridge was removed: the next one that meets the story goes on with it.
  bridge_id uuid REFERENCES bridges ON DELETE SET NULL,
  publisher_id uuid NOT NULL REFERENCES publishers,
  -- The newest revision that was taken.
  revision integer NOT NULL,
  url text NOT NULL,
  publisher text NOT NULL,
  -- The installations that it has passed, its origin first.
  hops uuid[] NOT NULL,
  PRIMARY KEY (origin_id, origin_story)
);
CREATE UNIQUE INDEX bridged_stories_source ON bridged_stories (source_id, source_story);
-- By the id under which its publisher has it here.
CREATE INDEX bridged_stories_here ON bridged_stories (publisher_id, (origin_story::text));
CREATE INDEX bridged_stories_bridge ON bridged_stories (bridge_id) WHERE bridge_id IS NOT NULL;

-- Down Migration

DROP TABLE bridged_stories, bridges, installation;
