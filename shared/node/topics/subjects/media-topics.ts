import { readFileSync } from 'node:fs';
import type { Section } from '../../../domain/section.ts';
import { topicSlug } from '../../../domain/topic.ts';
import { SECTION_OF } from './sections.ts';

/** A subject of IPTC's Media Topics. */
export interface Subject {
  /** What IPTC calls it. */
  name: string;
  /** IPTC's number for it; undefined for two that it no longer lists. */
  code: string | undefined;
  slug: string;
  label: string;
  /** The broader subject; undefined for a root. */
  broader: Subject | undefined;
  section: Section | undefined;
  /** False for what only helps to find the section. */
  isTopic: boolean;
}

/** What english.txt says about a subject. */
interface Definition {
  shown: string;
  mark: string;
  terms: string[];
}

interface Vocabulary {
  byName: Map<string, Subject>;
  byCode: Map<string, Subject>;
  bySlug: Map<string, Subject>;
}

let vocabulary: Vocabulary | undefined;
let definitions: Map<string, Definition> | undefined;

/** Every subject of the vocabulary by IPTC's name for it, also those that are never topics. */
export function subjectsByName(): ReadonlyMap<string, Subject> {
  return read().byName;
}

/** The subject with this number. */
export function subjectOfCode(code: string): Subject | undefined {
  return read().byCode.get(code);
}

/** The subject whose topic has this slug. */
export function subjectOfSlug(slug: string): Subject | undefined {
  return read().bySlug.get(slug);
}

/** How a subject is shown, and the terms that we add to its names. */
export function definitionOf(name: string): Definition {
  definitions ??= new Map(vocabularyLines(new URL('./english.txt', import.meta.url)).map(readDefinition));
  const label = plainLabel(name);
  const shown = label.replace(/^\p{L}/u, (letter) => letter.toUpperCase());
  return definitions.get(name) ?? { shown, mark: '', terms: [] };
}

/** "appeal (court)" is called "appeal". */
export function plainLabel(name: string): string {
  return name.split(' (')[0] ?? name;
}

/** The lines of a table, without comments. */
export function vocabularyLines(file: URL): string[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
}

function read(): Vocabulary {
  if (vocabulary) return vocabulary;
  vocabulary = { byName: new Map(), byCode: new Map(), bySlug: new Map() };
  const { byName, byCode, bySlug } = vocabulary;
  const path: Subject[] = [];
  for (const line of vocabularyLines(new URL('./media-topics.txt', import.meta.url))) {
    const [indented = '', code] = line.split('\t');
    const name = indented.trimStart();
    const depth = indented.length - name.length;
    const subject = toSubject(name, code, path[depth - 1]);
    path[depth] = subject;
    if (code !== undefined) byCode.set(code, subject);
    // A few names occur in two branches.
    if (!byName.has(name)) byName.set(name, subject);
    if (!bySlug.has(subject.slug)) bySlug.set(subject.slug, subject);
  }
  return vocabulary;
}

function toSubject(name: string, code: string | undefined, broader: Subject | undefined): Subject {
  const { mark, shown } = definitionOf(name);
  return {
    ...{ name, code, broader },
    slug: topicSlug(shown),
    label: shown,
    section: SECTION_OF[name] === undefined ? broader?.section : (SECTION_OF[name] ?? undefined),
    isTopic: mark !== '-' && broader !== undefined,
  };
}

function readDefinition(line: string): [string, Definition] {
  const [head = '', terms = ''] = line.split(/:(?: |$)/);
  const mark = /^[!-]/.exec(head)?.[0] ?? '';
  const [label = '', shown] = head.slice(mark.length).split(' = ');
  const plain = plainLabel(label).replace(/^\p{L}/u, (letter) => letter.toUpperCase());
  return [label, { shown: shown ?? plain, mark, terms: terms === '' ? [] : terms.split(', ') }];
}
