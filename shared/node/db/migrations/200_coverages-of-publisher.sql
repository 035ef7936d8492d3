-- Up Migration

-- Finds the coverages of a publisher, newest first, for its desk.
CREATE INDEX coverages_of_publisher ON coverages (publisher_id, id);

-- Down Migration

DROP INDEX coverages_of_publisher;
