-- Up Migration

-- The icons of publishers' sites, as small squares in PNG. A row exists once a worker has looked for the icon.
CREATE TABLE publisher_icons (
  publisher_id uuid PRIMARY KEY REFERENCES publishers ON DELETE CASCADE,
  -- Names this version of the icon; null while none was found.
  hash text CHECK (hash ~ '^[0-9a-f]{16}$'),
  png_32 bytea CHECK (octet_length(png_32) <= 65536),
  png_64 bytea CHECK (octet_length(png_64) <= 65536),
  png_96 bytea CHECK (octet_length(png_96) <= 65536),
  -- How often in a row no icon was found, and why the last time.
  failures integer NOT NULL DEFAULT 0,
  problem text,
  found_at timestamptz,
  next_check_at timestamptz NOT NULL
);
CREATE INDEX publisher_icons_due ON publisher_icons (next_check_at);

-- Down Migration

DROP TABLE publisher_icons;
