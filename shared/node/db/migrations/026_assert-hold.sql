-- Up Migration

-- Ends a transaction whose later statements, and its commit, are on the way already: what it rests on has changed. The
-- same transaction anew may succeed, which is what the SQLSTATE says.
CREATE FUNCTION assert_hold(holds boolean) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF holds IS NOT TRUE THEN
    RAISE EXCEPTION 'a storyline has changed meanwhile' USING ERRCODE = 'serialization_failure';
  END IF;
END
$$;

-- Down Migration

DROP FUNCTION assert_hold(boolean);
