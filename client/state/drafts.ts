const PREFIX = 'newswire:draft:';

/** What the reader had begun to write here; empty when nothing, or when the browser keeps nothing. */
export function readDraft(place: string): string {
  try {
    return localStorage.getItem(PREFIX + place) ?? '';
  } catch {
    // Storage that is forbidden keeps nothing.
    return '';
  }
}

/** Keeps what the reader is writing here; an empty text is forgotten. */
export function keepDraft(place: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(PREFIX + place);
    else localStorage.setItem(PREFIX + place, text);
  } catch {
    // Storage that is full or forbidden keeps nothing; the text is still in its box.
  }
}

/** Where an answer to this comment, or a comment on the story itself, is kept. */
export function draftPlace(storyId: string, parentId: string | null): string {
  return parentId === null ? storyId : `${storyId}:${parentId}`;
}
