-- Up Migration

-- What the publisher says about the frame of a story's picture: {width?, height?, focalPoint?}.
ALTER TABLE stories ADD COLUMN image_frame jsonb;

-- Down Migration

ALTER TABLE stories DROP COLUMN image_frame;
