-- Up Migration

-- How the installation was doing, every five minutes: for plots over days and the forecast of storage.
CREATE TABLE health_samples (
  -- The beginning of its five minutes.
  at timestamptz PRIMARY KEY,
  -- Deliveries within them by latency, over all servers; the buckets are those of the metrics.
  latency integer[] NOT NULL,
  readers integer NOT NULL,
  open integer NOT NULL,
  oldest_open_ms double precision NOT NULL,
  -- The size of this schema's tables with their indexes.
  stored_bytes bigint NOT NULL
);

-- Problems that an operator has dismissed for a while, with the reason.
CREATE TABLE dismissed_problems (
  problem text PRIMARY KEY,
  reason text NOT NULL,
  by_key text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  until timestamptz NOT NULL
);

-- Down Migration

DROP TABLE dismissed_problems;
DROP TABLE health_samples;
