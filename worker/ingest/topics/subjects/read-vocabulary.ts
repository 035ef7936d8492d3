import { readFileSync } from 'node:fs';
import type { Section } from '../../../../shared/domain/story.ts';
import { topicSlug } from '../../../../shared/domain/topic.ts';
import { foldedWords } from '../../../../shared/domain/words.ts';
import { variantsOf } from './plurals.ts';
import { SECTION_OF } from './sections.ts';

/** Columns of translations.txt. */
const TRANSLATED = ['de', 'fr', 'es', 'pt', 'it'];

/** A subject of the vocabulary. */
export interface Subject {
  slug: string;
  label: string;
  /** The broader subject; undefined for a root. */
  broader: Subject | undefined;
  section: Section | undefined;
  /** False for what only helps to find the section. */
  isTopic: boolean;
}

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

interface Definition {
  shown: string;
  mark: string;
  terms: string[];
}

const byLanguage = new Map<string, Terms>();
let subjects: Map<string, Subject> | undefined;
let definitions: Map<string, Definition> | undefined;

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

/** Every subject of the vocabulary, also those that are never topics. */
export function allSubjects(): Iterable<Subject> {
  return readSubjects().values();
}

function englishTerms(): Map<string, Term[]> {
  const terms = new Map<string, Term[]>();
  for (const [name, subject] of readSubjects()) {
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
  for (const line of linesOf('translations.txt')) {
    const [name = '', ...cells] = line.split('|').map((cell) => cell.trim());
    const subject = readSubjects().get(name);
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

function readSubjects(): Map<string, Subject> {
  if (subjects) return subjects;
  subjects = new Map();
  const path: Subject[] = [];
  for (const line of linesOf('media-topics.txt')) {
    const name = line.trimStart();
    const depth = line.length - name.length;
    const broader = path[depth - 1];
    const { mark, shown } = definitionOf(name);
    const subject: Subject = {
      slug: topicSlug(shown),
      label: shown,
      broader,
      section: SECTION_OF[name] === undefined ? broader?.section : (SECTION_OF[name] ?? undefined),
      isTopic: mark !== '-' && broader !== undefined,
    };
    path[depth] = subject;
    // A few names occur in two branches.
    if (!subjects.has(name)) subjects.set(name, subject);
  }
  return subjects;
}

function definitionOf(name: string): Definition {
  definitions ??= new Map(linesOf('english.txt').map(readDefinition));
  const label = plainLabel(name);
  const shown = label.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
  return definitions.get(name) ?? { shown, mark: '', terms: [] };
}

function readDefinition(line: string): [string, Definition] {
  const [head = '', terms = ''] = line.split(/:(?: |$)/);
  const mark = /^[!-]/.exec(head)?.[0] ?? '';
  const [label = '', shown] = head.slice(mark.length).split(' = ');
  const plain = plainLabel(label).replace(/^\p{L}/u, (letter) => letter.toUpperCase());
  return [label, { shown: shown ?? plain, mark, terms: terms === '' ? [] : terms.split(', ') }];
}

/** "appeal (court)" is called "appeal". */
function plainLabel(name: string): string {
  return name.split(' (')[0] ?? name;
}

function linesOf(file: string): string[] {
  const text = readFileSync(new URL(`./${file}`, import.meta.url), 'utf8');
  return text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'));
}
