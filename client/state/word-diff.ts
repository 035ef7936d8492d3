import { diffLines, diffWords } from 'diff';

/** A piece of text that stayed, was removed or was added. */
export interface DiffPart {
  text: string;
  change: 'none' | 'removed' | 'added';
}

/** A field of a story that changed, by paragraph. */
export interface ChangedField {
  name: string;
  paragraphs: DiffPart[][];
}

/** Comparing texts that have little in common takes long; after this time, whole paragraphs are compared. */
const PATIENCE_MS = 400;

/** The changes from one text to another by paragraph, without unchanged paragraphs. */
export function changedParagraphs(before: string, after: string, language: string | null): DiffPart[][] {
  const words = diffWords(before, after, { intlSegmenter: segmenter(language), timeout: PATIENCE_MS });
  const parts = (words ?? diffLines(before, after)).map(({ value, added, removed }): DiffPart => {
    return { text: value, change: added ? 'added' : removed ? 'removed' : 'none' };
  });
  return intoParagraphs(parts).filter((paragraph) =>
    paragraph.some(({ change, text }) => change !== 'none' && text.trim()),
  );
}

function intoParagraphs(parts: readonly DiffPart[]): DiffPart[][] {
  const paragraphs: DiffPart[][] = [[]];
  for (const { text, change } of parts) {
    for (const [index, line] of text.split('\n').entries()) {
      if (index > 0) paragraphs.push([]);
      if (line !== '') paragraphs.at(-1)?.push({ text: line, change });
    }
  }
  return paragraphs;
}

/** Scripts without spaces have words, too. */
function segmenter(language: string | null): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language ?? undefined, { granularity: 'word' });
  } catch {
    // The browser does not know the language tag.
    return new Intl.Segmenter(undefined, { granularity: 'word' });
  }
}
