import { createHash } from 'node:crypto';
import { cutText } from '../../../shared/domain/cut-text.ts';
import { absoluteLinks } from './absolute-links.ts';
import { feedDate } from './feed-date.ts';
import { firstImage } from './first-image.ts';
import { headlineFrom } from './headline.ts';
import { languageOf } from './language.ts';
import type { ParsedItem } from './parsed-feed.ts';
import { htmlToText, lineOf, unescapeTwice } from './plain-text.ts';
import type { RawItem } from './raw-item.ts';
import { resolveUrl } from './resolve-url.ts';

const ID_MAX_CHARACTERS = 500;
/** More of a text is not kept by the wire either. */
const TEXT_MAX_CHARACTERS = 500_000;
/** A longer description is the article itself; its beginning makes a better summary. */
const SUMMARY_MAX_CHARACTERS = 700;

/** Chooses for each field the first thing that can be used. */
export function finishItem(whole: RawItem, feedLanguage: string | undefined): ParsedItem {
  const raw = { ...whole, description: cut(whole.description), content: cut(whole.content) };
  const url = firstOf(raw.links, (link) => resolveUrl(link, raw.bases));
  const bases = raw.hasXmlBase ? [...raw.bases, url] : [url, ...raw.bases];
  const body = htmlOf(raw.content ?? raw.description, bases);
  const summary = summaryOf(raw);
  const title = firstOf(raw.titles, lineOf);
  const published = firstOf(raw.published, feedDate);
  const updated = firstOf(raw.updated, feedDate);
  const at = published ?? updated;
  const byline = bylineOf(raw.bylines);
  const imageUrl = firstOf(raw.images, (image) => resolveUrl(image, bases)) ?? firstImage(body ?? '', bases);
  const language = firstOf(raw.languages, languageOf) ?? feedLanguage;
  return {
    externalId: firstOf(raw.ids, shortId) ?? shortId(url) ?? hashOf([title, at?.toISOString(), raw.description]),
    ...(url && { url }),
    headline: title ?? headlineFrom(summary ?? htmlToText(body ?? '')) ?? url ?? '',
    ...(summary && { summary }),
    ...(body && { body }),
    ...(byline && { byline }),
    topics: topicsOf(raw.topics),
    ...(imageUrl && { imageUrl }),
    ...(at && { publishedAt: at.toISOString() }),
    ...(updated && { updatedAt: updated.toISOString() }),
    ...(language && { language }),
  };
}

function cut(text: string | undefined): string | undefined {
  return text && cutText(text, TEXT_MAX_CHARACTERS);
}

/** The first of the choices that `use` makes something of. */
export function firstOf<T>(
  choices: readonly (string | undefined)[],
  use: (choice: string) => T | undefined,
): T | undefined {
  for (const choice of choices) {
    const used = choice === undefined ? undefined : use(choice);
    if (used !== undefined) return used;
  }
  return undefined;
}

/** A short name for content that has no other. */
export function hashOf(parts: readonly (string | undefined)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part ?? '').update('\0');
  return `sha256:${hash.digest('hex').slice(0, 40)}`;
}

function shortId(raw: string | undefined): string | undefined {
  const id = raw?.trim();
  if (!id) return undefined;
  return id.length > ID_MAX_CHARACTERS ? hashOf([id]) : id;
}

function htmlOf(html: string | undefined, bases: readonly (string | undefined)[]): string | undefined {
  return html === undefined ? undefined : absoluteLinks(unescapeTwice(html), bases) || undefined;
}

function summaryOf({ description, content }: RawItem): string | undefined {
  if (description === undefined || description === content) return undefined;
  const text = htmlToText(unescapeTwice(description)).replace(/\s+/g, ' ');
  return text === '' || text.length > SUMMARY_MAX_CHARACTERS ? undefined : text;
}

function bylineOf(names: readonly (string | undefined)[]): string | undefined {
  const lines = names.map(lineOf).filter((line) => line !== undefined);
  return [...new Set(lines)].join(', ') || undefined;
}

function topicsOf(topics: readonly (string | undefined)[]): string[] {
  return [...new Set(topics.map(lineOf).filter((topic) => topic !== undefined))];
}
