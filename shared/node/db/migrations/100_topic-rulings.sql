-- Up Migration

-- What moderators have ruled about topics: held back from trending, counted for another topic, or admitted as a word
-- that the wire itself proves. A topic has one ruling at a time; the moderation log keeps those before.
CREATE TABLE topic_rulings (
  slug text PRIMARY KEY,
  -- By which the moderation log refers to it.
  id uuid NOT NULL,
  act text NOT NULL CHECK (act IN ('hold', 'merge', 'admit')),
  label text NOT NULL,
  into_slug text,
  reason text NOT NULL,
  publisher_id uuid NOT NULL,
  at timestamptz NOT NULL DEFAULT now(),
  CHECK ((act = 'merge') = (into_slug IS NOT NULL))
);

-- Down Migration

DROP TABLE topic_rulings;
