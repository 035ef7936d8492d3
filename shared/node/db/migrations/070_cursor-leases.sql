-- Up Migration

-- Who reads on and calls somebody outside holds the cursor by a lease: no transaction waits for an answer.
ALTER TABLE wire_cursors ADD COLUMN lease uuid, ADD COLUMN leased_until timestamptz;

-- Down Migration

ALTER TABLE wire_cursors DROP COLUMN lease, DROP COLUMN leased_until;
