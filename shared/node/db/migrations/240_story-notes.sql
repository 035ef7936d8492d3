-- Up Migration

-- What the publisher says about a story beside its text: placeline, copyright, usageTerms, editorNote, correctionNote.
ALTER TABLE stories ADD COLUMN notes jsonb NOT NULL DEFAULT '{}';
ALTER TABLE story_revisions ADD COLUMN correction_note text;

-- Down Migration

ALTER TABLE story_revisions DROP COLUMN correction_note;
ALTER TABLE stories DROP COLUMN notes;
