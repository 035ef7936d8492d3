-- Up Migration

CREATE TABLE webhooks (
  id uuid PRIMARY KEY,
  publisher_id uuid NOT NULL REFERENCES publishers,
  url text NOT NULL,
  filter jsonb NOT NULL,
  events text[] NOT NULL,
  -- Signing needs it as it is; it is shown once all the same.
  secret text NOT NULL,
  status text NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'disabled')),
  -- Why it was disabled.
  reason text,
  -- Everything up to this event was delivered, or is not for it.
  seq bigint NOT NULL,
  failures integer NOT NULL DEFAULT 0,
  failing_since timestamptz,
  next_at timestamptz NOT NULL DEFAULT now(),
  -- Whoever delivers for it at the moment: one at a time, so that events keep their order.
  lease uuid,
  leased_until timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX webhooks_by_publisher ON webhooks (publisher_id, id);
CREATE INDEX webhooks_due ON webhooks (next_at) WHERE status = 'active';

CREATE TABLE webhook_deliveries (
  webhook_id uuid NOT NULL REFERENCES webhooks ON DELETE CASCADE,
  seq bigint NOT NULL,
  type text NOT NULL,
  status text NOT NULL CHECK (status IN ('delivered', 'failed')),
  attempts integer NOT NULL,
  -- What the receiver answered last; null when it did not.
  answered integer,
  error text,
  took_ms integer NOT NULL,
  first_at timestamptz NOT NULL DEFAULT now(),
  last_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (webhook_id, seq)
);
CREATE INDEX webhook_deliveries_age ON webhook_deliveries USING brin (first_at);

-- Down Migration

DROP TABLE webhook_deliveries, webhooks;
