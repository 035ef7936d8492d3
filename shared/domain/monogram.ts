/** How many colours the stylesheet has for monograms. */
export const MONOGRAM_TONES = 12;

/** A publisher's mark: up to two letters, and which of the colours. */
export interface Monogram {
  letters: string;
  /** From 0 to `MONOGRAM_TONES` - 1. */
  tone: number;
}

/** Words that tell nothing about a publisher. */
const ARTICLE = /^(?:the|le|la|les|l|der|die|das|el|los|las|il|lo|de|het|a|an)$/iu;

/** The mark of a publisher, the same wherever and whenever it is shown. */
export function monogramOf({ id, name }: { id: string; name: string }): Monogram {
  const words = name.match(/[\p{L}\p{N}]+/gu) ?? [];
  const telling = words.filter((word) => !ARTICLE.test(word));
  const [first = '', second = ''] = telling.length > 0 ? telling : words;
  const letters = [...first]
    .slice(0, 1)
    .concat([...second].slice(0, 1))
    .join('')
    .toLocaleUpperCase('en');
  return { letters: letters || '?', tone: hashOf(id) % MONOGRAM_TONES };
}

/** FNV-1a, 32 bits. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash;
}
