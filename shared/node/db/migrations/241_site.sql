-- Up Migration

-- What this installation calls itself; empty until an operator says something.
CREATE TABLE site (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  name text,
  description text,
  contact text,
  accent text CHECK (accent ~ '^#[0-9a-f]{6}$'),
  -- Legal texts as they were written (Markdown), and as safe HTML.
  imprint text,
  imprint_html text,
  privacy text,
  privacy_html text
);

-- Its logo without metadata, and the icons that are made of it.
CREATE TABLE site_logo (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  -- Names this version of the logo.
  hash text NOT NULL CHECK (hash ~ '^[0-9a-f]{16}$'),
  width integer NOT NULL,
  height integer NOT NULL,
  logo bytea NOT NULL,
  icon_192 bytea NOT NULL,
  icon_512 bytea NOT NULL,
  icon_maskable bytea NOT NULL
);

-- Down Migration

DROP TABLE site_logo;
DROP TABLE site;
