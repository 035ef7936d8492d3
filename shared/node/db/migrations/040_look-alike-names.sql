-- Up Migration

-- What names look like, so that none can be taken for another's. Written in code (shared/node/text/name-look.ts): the
-- migration's own process fills both, and who gives a name fills what the version before has left out.
ALTER TABLE commenters ADD COLUMN name_look text;
ALTER TABLE publishers ADD COLUMN name_look text;
CREATE INDEX commenters_name_look ON commenters (name_look);
CREATE INDEX publishers_name_look ON publishers (name_look);

-- Down Migration

ALTER TABLE publishers DROP COLUMN name_look;
ALTER TABLE commenters DROP COLUMN name_look;
