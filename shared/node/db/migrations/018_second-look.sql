-- Up Migration

-- How far stories that stayed alone were looked at again.
INSERT INTO wire_cursors (name, seq) SELECT name, last_seq FROM wire, unnest(ARRAY['look-soon', 'look-late']) AS name;

-- Down Migration

DELETE FROM wire_cursors WHERE name IN ('look-soon', 'look-late');
