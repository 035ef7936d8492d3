import { NOTE_FIELDS, type StoryNotes } from '../../shared/domain/story-notes.ts';
import { editLine } from '../../shared/node/text/edit-text.ts';

type NotesIn = { [Field in keyof StoryNotes]?: string | null | undefined };
/** Null where the story shall have none. */
export type EditedNotes = { [Field in keyof StoryNotes]?: string | null };

/** The notes of a whole story: it has no others. What its last correction said stays, unless it says something else. */
export function editNotes(payload: NotesIn): EditedNotes {
  const absent = Object.fromEntries(
    NOTE_FIELDS.filter((field) => field !== 'correctionNote').map((field) => [field, null]),
  );
  return { ...absent, ...editNotesPatch(payload) };
}

/** The notes that a correction changes. */
export function editNotesPatch(patch: NotesIn): EditedNotes {
  return Object.fromEntries(
    NOTE_FIELDS.filter((field) => patch[field] !== undefined).map((field) => [
      field,
      editLine(patch[field] ?? '') || null,
    ]),
  );
}

/** A story's notes after a change, in the order of their fields. */
export function notesAfter(notes: StoryNotes, patch: EditedNotes = {}): StoryNotes {
  const merged: EditedNotes = { ...notes, ...patch };
  return Object.fromEntries(NOTE_FIELDS.flatMap((field) => (merged[field] ? [[field, merged[field]]] : [])));
}
