-- Up Migration

ALTER TABLE feeds
  -- Added by a publisher: the networks that the operator allows for feeds do not count for it.
  ADD COLUMN public_only boolean NOT NULL DEFAULT false;

-- Down Migration

ALTER TABLE feeds DROP COLUMN public_only;
