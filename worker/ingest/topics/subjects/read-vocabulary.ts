import { foldedWords } from '../../../../shared/domain/words.ts';
import {
  definitionOf,
  plainLabel,
  type Subject,
  subjectsByName,
  vocabularyLines,
} from '../../../../shared/node/topics/subjects/media-topics.ts';
import { variantsOf } from './plurals.ts';

/** Columns of translations.txt. */
const TRANSLATED = ['de', 'fr', 'es', 'pt', 'it'];

/** A way to say a subject. */
export interface Term {
  /** The words after the first. */
  rest: string[];
  subject: Subject;
  /** The term in singular; its plural is the same term. */
  written: string;
  /** True for a word that the subject shares with others. */
  isHint: boolean;
  /** True for what the subject itself is called. */
  isLabel: boolean;
}

/** Terms by their first word, those of most words first. */
export type Terms = ReadonlyMap<string, readonly Term[]>;

const byLanguage = new Map<string, Terms>();

/** The terms in a language, read when first asked for; English ones for any other language. */
export function termsOf(language: string): Terms {
  const key = TRANSLATED.includes(language) ? language : 'en';
  const known = byLanguage.get(key);
  if (known) return known;
  const terms = key === 'en' ? englishTerms() : translatedTerms(key);
  for (const sharing of terms.values()) sharing.sort((a, b) => b.rest.length - a.rest.length);
  byLanguage.set(key, terms);
  return terms;
}

function englishTerms(): Map<string, Term[]> {
  const terms = new Map<string, Term[]>();
  for (const [name, subject] of subjectsByName()) {
    const { mark, shown, terms: own } = definitionOf(name);
    const label = plainLabel(name);
    const labels = [label, shown].map((text) => (mark === '' ? text : `?${text}`));
    const isRoot = subject.broader === undefined;
    for (const term of isRoot ? own : [...labels, ...own]) {
      addTerm(terms, term, { subject, isLabel: labels.includes(term) }, 'en');
    }
  }
  return terms;
}

function translatedTerms(language: string): Map<string, Term[]> {
  const terms = new Map<string, Term[]>();
  const column = TRANSLATED.indexOf(language);
  for (const line of vocabularyLines(new URL('./translations.txt', import.meta.url))) {
    const [name = '', ...cells] = line.split('|').map((cell) => cell.trim());
    const subject = subjectsByName().get(name);
    if (!subject) throw new Error(`translations.txt: there is no subject "${name}"`);
    for (const term of (cells[column] ?? '').split(', ')) addTerm(terms, term, { subject, isLabel: true }, language);
  }
  return terms;
}

function addTerm(
  terms: Map<string, Term[]>,
  written: string,
  { subject, isLabel }: Pick<Term, 'subject' | 'isLabel'>,
  language: string,
): void {
  const isHint = written.startsWith('?');
  for (const [first = '', ...rest] of variantsOf(foldedWords(written), language)) {
    if (first === '') continue;
    const sharing = terms.get(first) ?? [];
    terms.set(first, sharing);
    const same = sharing.some((term) => term.subject === subject && term.rest.join(' ') === rest.join(' '));
    if (!same) sharing.push({ rest, subject, written, isHint, isLabel });
  }
}
