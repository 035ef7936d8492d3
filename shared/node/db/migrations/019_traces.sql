-- Up Migration

-- Where the trace of the request stands that handed it in (W3C Trace Context); null when nobody traces.
ALTER TABLE submissions ADD COLUMN traceparent text;

-- Down Migration

ALTER TABLE submissions DROP COLUMN traceparent;
