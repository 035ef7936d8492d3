import { languageHolds } from '../language-holds.ts';
import type { MatchKeys } from '../match-keys.ts';
import { PRIORITIES, type Priority, priorityRank } from '../story.ts';

/** One condition of a query. `not` turns it round. */
export type Term = { not: boolean } & (
  | {
      is: 'word';
      word: string;
      /** The tokens of a story that the word matches; of a form with a space, every part is needed. */
      forms: string[];
    }
  /** Words that follow one another, joined by spaces. */
  | { is: 'phrase'; words: string }
  | { is: TermField; value: string }
);
/** The fields of a story, other than its text, that a term can ask for. */
type TermField = 'topic' | 'publisher' | 'section' | 'language' | 'priority';
/** Terms of which one must hold. */
export type Clause = Term[];

/** True when one of the terms holds for the keys. */
export function clauseHolds(clause: Clause, keys: MatchKeys): boolean {
  return clause.some((term) => holds(term, keys) !== term.not);
}

/** True for a clause that only tokens of the text can fulfil: such a clause finds its stories by the word index. */
export function isOfTokens(clause: Clause): boolean {
  return clause.every((term) => !term.not && (term.is === 'word' || term.is === 'phrase'));
}

/** The words that stories were searched for, without those that must not occur. */
export function wantedWords(clauses: readonly Clause[]): string[] {
  const terms = clauses.flat().filter(({ not }) => !not);
  return terms.flatMap((term) => {
    if (term.is === 'word') return isWord(term.word) ? [term.word] : [];
    return term.is === 'phrase' ? term.words.split(' ') : [];
  });
}

/** False for a token that is no word, such as `~picture`. */
function isWord(token: string): boolean {
  return !token.includes('~');
}

function holds(term: Term, keys: MatchKeys): boolean {
  switch (term.is) {
    case 'word':
      return term.forms.some((form) => form.split(' ').every((token) => keys.words.includes(` ${token} `)));
    case 'phrase':
      return keys.words.includes(` ${term.words} `);
    case 'topic':
      return keys.topics.includes(term.value);
    case 'publisher':
      return keys.publisher === term.value;
    case 'section':
      return keys.section === term.value;
    case 'language':
      return languageHolds([term.value], keys.language);
    case 'priority':
      return priorityRank(keys.priority) >= PRIORITIES.indexOf(term.value as Priority);
  }
}
