-- Up Migration

-- Fails a transaction whose later statements, and its commit, are already on their way, because another transaction has
-- changed what it read. A retry may succeed, which the SQLSTATE says. Replaces `assert_hold`, which the version before
-- still calls.
CREATE FUNCTION assert_valid(is_valid boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF is_valid IS NOT TRUE THEN
    RAISE EXCEPTION 'a read set is no longer valid' USING ERRCODE = 'serialization_failure';
  END IF;
END
$$;

-- How far singletons were reclustered. Replaces `look-soon` and `look-late`, which the version before still moves.
INSERT INTO wire_cursors (name, seq)
  SELECT replace(name, 'look-', 'recluster-'), seq FROM wire_cursors WHERE name IN ('look-soon', 'look-late');

-- Down Migration

DELETE FROM wire_cursors WHERE name IN ('recluster-soon', 'recluster-late');
DROP FUNCTION assert_valid(boolean);
