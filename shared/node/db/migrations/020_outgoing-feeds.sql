-- Up Migration

-- Feeds with a filter that somebody follows: of these the hub is told, too.
CREATE TABLE outgoing_feeds (
  -- Below the public address, as it was asked for: `feed.rss?any=ukraine`.
  address text PRIMARY KEY,
  -- In how many different hours.
  asked integer NOT NULL DEFAULT 1,
  asked_at timestamptz NOT NULL DEFAULT now()
);

-- Down Migration

DROP TABLE outgoing_feeds;
