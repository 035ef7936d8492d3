const PREFIX = 'newswire:draft:';

/** The draft with this key; empty when there is none, or storage is blocked. */
export function readDraft(key: string): string {
  try {
    return localStorage.getItem(PREFIX + key) ?? '';
  } catch {
    // Storage may be blocked.
    return '';
  }
}

/** Saves a draft; an empty text deletes it. */
export function keepDraft(key: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(PREFIX + key);
    else localStorage.setItem(PREFIX + key, text);
  } catch {
    // Storage may be full or blocked; the text is still in its box.
  }
}

/** The storage key of a draft: a reply to a comment, or a comment on the story itself. */
export function draftKey(storyId: string, parentId: string | null): string {
  return parentId === null ? storyId : `${storyId}:${parentId}`;
}
