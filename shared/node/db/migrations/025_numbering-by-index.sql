-- Up Migration

-- What waits for its number is little, whatever the statistics say: taken while much had piled up, they have Postgres
-- read all events and all stories with each announcement, long after.
ALTER FUNCTION number_events(integer) SET enable_seqscan = off;
ALTER FUNCTION number_events(integer) SET enable_hashjoin = off;
ALTER FUNCTION number_events(integer) SET enable_mergejoin = off;

-- Down Migration

ALTER FUNCTION number_events(integer) RESET ALL;
