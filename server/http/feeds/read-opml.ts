import { type Opml, parseOpml } from 'feedsmith';
import { cutText } from '../../../shared/domain/cut-text.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { SECTIONS, type Section } from '../../../shared/domain/story.ts';
import { dropUnstorable } from '../../../shared/domain/well-formed.ts';

const ENTRIES_MAX = 5_000;
const DEPTH_MAX = 20;
const TITLE_MAX_CHARACTERS = 500;
const LABEL_MAX_CHARACTERS = 80;
const WHY_MAX_CHARACTERS = 200;

export interface OpmlEntry {
  url: string;
  title: string | undefined;
  section: Section | undefined;
  topics: string[];
}

type Outline = Opml.Outline<string>;

/**
 * The feeds of an OPML document (1.0, 1.1 or 2.0). A group that is named like a section gives its feeds that section;
 * any other group is a topic. Throws `bad_opml`.
 */
export function readOpml(bytes: Buffer): OpmlEntry[] {
  const entries = outlinesOf(bytes).flatMap((outline) => fromOutline(outline, [], 0));
  const byUrl = new Map(entries.map((entry) => [entry.url, entry]));
  if (byUrl.size > ENTRIES_MAX) throw new NewswireError('bad_opml', 'An import holds at most 5,000 feeds.');
  return [...byUrl.values()];
}

function outlinesOf(bytes: Buffer): Outline[] {
  try {
    return parseOpml(bytes.toString('utf8').replace(/^\uFEFF/, '')).body?.outlines ?? [];
  } catch (error) {
    const why = cutText(error instanceof Error ? error.message : String(error), WHY_MAX_CHARACTERS);
    throw new NewswireError('bad_opml', `The body could not be read: ${why}`);
  }
}

function fromOutline(outline: Outline, groups: string[], depth: number): OpmlEntry[] {
  if (depth > DEPTH_MAX) return [];
  const inside = (outline.outlines ?? []).flatMap((child) =>
    fromOutline(child, outline.xmlUrl ? groups : [...groups, outline.text ?? ''], depth + 1),
  );
  return outline.xmlUrl ? [toEntry(outline, outline.xmlUrl, groups), ...inside] : inside;
}

function toEntry(outline: Outline, url: string, groups: string[]): OpmlEntry {
  const labels = [...groups, ...(outline.category ?? '').split(',')].map((label) => label.trim().replace(/^\//, ''));
  const isSection = (label: string): label is Section => (SECTIONS as readonly string[]).includes(label.toLowerCase());
  const section = labels.find(isSection)?.toLowerCase() as Section | undefined;
  const topics = labels
    .filter((label) => /[\p{L}\p{N}]/u.test(label) && !isSection(label))
    .map((label) => cutText(dropUnstorable(label), LABEL_MAX_CHARACTERS));
  const title = outline.title ?? outline.text;
  return {
    url,
    title: title && cutText(dropUnstorable(title), TITLE_MAX_CHARACTERS),
    section,
    topics: [...new Set(topics)].slice(0, 10),
  };
}
