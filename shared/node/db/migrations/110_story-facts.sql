-- Up Migration

-- What a story tells, compared with other reports of its storyline. Stories recorded before have no row.
CREATE TABLE story_facts (
  story_id uuid PRIMARY KEY REFERENCES stories ON DELETE CASCADE,
  -- Hashes of the words of its names and of its numbers: 32-bit integers, little-endian.
  known bytea NOT NULL,
  -- Sentences with the places of the names and numbers that they mention first.
  sentences json NOT NULL
);

-- Down Migration

DROP TABLE story_facts;
