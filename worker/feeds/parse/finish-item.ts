import { createHash } from 'node:crypto';
import { cutText } from '../../../shared/domain/cut-text.ts';
import { isImageAddress } from '../../../shared/node/text/lazy-image.ts';
import { absoluteLinks } from './absolute-links.ts';
import { bylineOf } from './byline.ts';
import { feedDate } from './feed-date.ts';
import { headlineFrom } from './headline.ts';
import { languageOf } from './language.ts';
import { pictureIn } from './lead-picture.ts';
import type { ParsedItem } from './parsed-feed.ts';
import { htmlLine, htmlToText, lineOf, unescapeTwice } from './plain-text.ts';
import type { RawItem } from './raw-item.ts';
import { recordingsOf } from './recordings.ts';
import { resolveUrl } from './resolve-url.ts';

const ID_MAX_CHARACTERS = 500;
/** The wire keeps no more than this either. */
const TEXT_MAX_CHARACTERS = 500_000;
/** A longer description is the article itself; its opening makes a better summary. */
const SUMMARY_MAX_CHARACTERS = 700;

/** Picks the first usable value for each field. */
export function finishItem(whole: RawItem, feedLanguage: string | undefined): ParsedItem {
  const raw = { ...whole, description: cut(whole.description), content: cut(whole.content) };
  const url = firstOf(raw.links, (link) => resolveUrl(link, raw.bases));
  const bases = raw.hasXmlBase ? [...raw.bases, url] : [url, ...raw.bases];
  const body = htmlOf(raw.content ?? raw.description, bases);
  const summary = summaryOf(raw);
  const title = raw.titles.find((line) => line);
  const published = firstOf(raw.published, feedDate);
  const updated = firstOf(raw.updated, feedDate);
  const at = published ?? updated;
  const byline = bylineOf(raw.bylines);
  const media = recordingsOf(raw.media, bases, raw.seconds);
  const language = firstOf(raw.languages, languageOf) ?? feedLanguage;
  return {
    externalId: firstOf(raw.ids, shortId) ?? shortId(url) ?? hashOf([title, at?.toISOString(), raw.description]),
    ...(url && { url }),
    headline: title ?? headlineFrom(summary ?? htmlToText(body ?? '')) ?? url ?? '',
    ...(summary && { summary }),
    ...(body && { body }),
    ...(byline && { byline }),
    topics: topicsOf(raw.topics),
    ...imageOf(raw, bases, body, title),
    ...(media.length > 0 && { media }),
    ...(at && { publishedAt: at.toISOString() }),
    ...(updated && { updatedAt: updated.toISOString() }),
    ...(language && { language }),
  };
}

function cut(text: string | undefined): string | undefined {
  return text && cutText(text, TEXT_MAX_CHARACTERS);
}

/** The first choice for which `use` returns a value. */
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

/** A short id for content that has none. */
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

/** The chosen picture and what is said about it, without what the story says already. */
function imageOf(
  { images, description }: RawItem,
  bases: readonly (string | undefined)[],
  body: string | undefined,
  title: string | undefined,
): Partial<ParsedItem> {
  const chosen = images.find(({ url }) => isImageAddress(url) && resolveUrl(url, bases) !== undefined);
  const url = resolveUrl(chosen?.url, bases);
  const shown = chosen?.alt === undefined ? pictureIn(body ?? '', bases, url) : undefined;
  const imageUrl = url ?? shown?.url;
  if (imageUrl === undefined) return {};
  const said = [title, htmlLine(description)];
  const [alt, caption] = [chosen?.alt ?? shown?.alt, chosen?.caption].map((text) =>
    said.includes(text) ? undefined : text,
  );
  return {
    imageUrl,
    ...(alt && { imageAlt: alt }),
    ...(caption && { imageCaption: caption }),
    ...(chosen?.credit && { imageCredit: chosen.credit }),
  };
}

function topicsOf(topics: readonly (string | undefined)[]): string[] {
  return [...new Set(topics.map(lineOf).filter((topic) => topic !== undefined))];
}
