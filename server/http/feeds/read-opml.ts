import { type Opml, parseOpml } from 'feedsmith';
import { cutText } from '../../../shared/domain/cut-text.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { DEFAULT_SECTIONS, type SiteSection } from '../../../shared/domain/section.ts';
import { dropUnstorable } from '../../../shared/domain/well-formed.ts';
import { bytesToText } from '../../../shared/node/text/bytes-to-text.ts';
import { sectionCalled } from '../../intake/section-errors.ts';
import { fromAttributes, OPML_ATTRIBUTES, type OpmlSettings } from './opml-settings.ts';

const ENTRIES_MAX = 5_000;
const DEPTH_MAX = 20;
const TOPICS_MAX = 10;
const TITLE_MAX_CHARACTERS = 500;
const LABEL_MAX_CHARACTERS = 80;
const WHY_MAX_CHARACTERS = 200;

/** A feed of an OPML document: what its groups and its own attributes say. */
export interface OpmlEntry extends OpmlSettings {
  url: string;
  title: string | undefined;
  topics: string[];
}

type Outline = Opml.Outline<string, typeof OPML_ATTRIBUTES>;

/**
 * The feeds of an OPML document (1.0, 1.1 or 2.0) in any encoding. A group named like one of these sections sets the section of
 * its feeds; any other group becomes a topic. A feed in several groups gets all of them. Throws `bad_opml`.
 */
export function readOpml(
  bytes: Buffer,
  contentType?: string,
  sections: readonly SiteSection[] = DEFAULT_SECTIONS,
): OpmlEntry[] {
  const byUrl = new Map<string, OpmlEntry>();
  for (const entry of outlinesOf(bytes, contentType)
    .flatMap((outline) => fromOutline(outline, []))
    .map((place) => toEntry(place, sections))) {
    byUrl.set(entry.url, together(byUrl.get(entry.url), entry));
  }
  if (byUrl.size > ENTRIES_MAX) throw new NewswireError('bad_opml', 'An import holds at most 5,000 feeds.');
  return [...byUrl.values()];
}

function outlinesOf(bytes: Buffer, contentType: string | undefined): Outline[] {
  try {
    const text = bytesToText(bytes, contentType).replace(/^\uFEFF/, '');
    return parseOpml(text, { extraOutlineAttributes: OPML_ATTRIBUTES }).body?.outlines ?? [];
  } catch (error) {
    const why = cutText(error instanceof Error ? error.message : String(error), WHY_MAX_CHARACTERS);
    throw new NewswireError('bad_opml', `The body could not be read: ${why}`);
  }
}

/** A feed's outline, and the groups that it is in. */
interface Place {
  outline: Outline & { xmlUrl: string };
  groups: string[];
}

function fromOutline(outline: Outline, groups: string[], depth = 0): Place[] {
  if (depth > DEPTH_MAX) return [];
  const inside = (outline.outlines ?? []).flatMap((child) =>
    fromOutline(child, outline.xmlUrl ? groups : [...groups, outline.text ?? outline.title ?? ''], depth + 1),
  );
  return outline.xmlUrl ? [{ outline: { ...outline, xmlUrl: outline.xmlUrl }, groups }, ...inside] : inside;
}

function toEntry({ outline, groups }: Place, sections: readonly SiteSection[]): OpmlEntry {
  const labels = [...groups, ...(outline.category ?? '').split(',')].map((label) => label.trim().replace(/^\//, ''));
  const section = labels.map((label) => sectionCalled(label, sections)).find((slug) => slug !== undefined);
  const topics = labels
    .filter((label) => /[\p{L}\p{N}]/u.test(label) && sectionCalled(label, sections) === undefined)
    .map((label) => cutText(readable(label), LABEL_MAX_CHARACTERS));
  const title = outline.title ?? outline.text;
  const settings = fromAttributes(outline);
  return {
    ...(section !== undefined && { section }),
    ...settings,
    url: outline.xmlUrl,
    title: title && cutText(readable(title), TITLE_MAX_CHARACTERS),
    // Ours come from the feed's own topics; the category repeats them without commas.
    topics: distinct(settings.topics ?? topics),
  };
}

/** The first place decides, but for the topics, which come from all places. */
function together(before: OpmlEntry | undefined, entry: OpmlEntry): OpmlEntry {
  if (before === undefined) return entry;
  return { ...entry, ...before, topics: distinct([...before.topics, ...entry.topics]) };
}

function distinct(topics: string[]): string[] {
  return [...new Set(topics)].slice(0, TOPICS_MAX);
}

/** Without what cannot be stored, and without the marks of bytes that no encoding explains. */
function readable(text: string): string {
  return dropUnstorable(text).replaceAll('\ufffd', '');
}
