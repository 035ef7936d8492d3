-- Up Migration

ALTER TABLE stories
  -- The publisher's own body, while `body_html` is the article's text from its page.
  ADD COLUMN excerpt_html text;

-- Submissions of feed items whose page is to be fetched; deleted when that is done or given up.
CREATE TABLE full_texts (
  submission_id uuid PRIMARY KEY,
  feed_id uuid NOT NULL REFERENCES feeds ON DELETE CASCADE,
  wanted_at timestamptz NOT NULL DEFAULT now(),
  -- When its job was last added to the queue.
  queued_at timestamptz
);
CREATE INDEX full_texts_feed ON full_texts (feed_id, submission_id);

ALTER TABLE feeds
  -- How many stories got their text from their page, and how many did not.
  ADD COLUMN full_texts integer NOT NULL DEFAULT 0,
  ADD COLUMN full_text_problems integer NOT NULL DEFAULT 0,
  -- The last of them: at, url, error.
  ADD COLUMN full_text_problem jsonb;

-- Down Migration

ALTER TABLE feeds DROP COLUMN full_texts, DROP COLUMN full_text_problems, DROP COLUMN full_text_problem;
DROP TABLE full_texts;
UPDATE stories SET body_html = excerpt_html WHERE excerpt_html IS NOT NULL;
ALTER TABLE stories DROP COLUMN excerpt_html;
