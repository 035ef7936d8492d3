import type { StoryNotes } from '../../../shared/domain/story-notes.ts';
import { type Markup, markup } from './markup.ts';
import type { PageTexts } from './page-texts.ts';

/** What the publisher says to readers about a story, above its text. */
export function notesOf({ correctionNote, editorNote }: StoryNotes, { story }: PageTexts): Markup {
  return markup`${noteOf(story.correction, correctionNote)}${noteOf(story.editorNote, editorNote)}`;
}

function noteOf(label: string, text: string | undefined): Markup | undefined {
  return text === undefined
    ? undefined
    : markup`<p class="story-note"><strong>${label}</strong> <span dir="auto">${text}</span></p>`;
}

/** Whose text it is, and what others may do with it. */
export function rightsOf({ copyright, usageTerms }: StoryNotes, { story }: PageTexts): Markup {
  const lines = [copyright, usageTerms && story.usageTerms(usageTerms)].filter((line) => line !== undefined);
  return markup`${lines.map((line) => markup`<p class="story-rights" dir="auto">${line}</p>`)}`;
}
