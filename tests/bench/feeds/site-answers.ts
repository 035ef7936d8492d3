import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { rss, type SiteItem } from '../../helpers/feed-site.ts';
import { readArticles } from '../articles.ts';
import { type Kind, SAME_ETAG } from './feed-plan.ts';

const PIECES = 5;
const KEPT_ITEMS = 10;
const LARGE_ITEMS = 5;
/** Most feeds bring the first paragraphs of a story, large ones several stories' worth. */
const TEXT_CHARACTERS = 600;
const LARGE_REPEATS = 30;
/** More items than are asked for: equal texts would be agency copy. */
const ITEMS_A_FEED = 2.4;
const ITEMS_LEAST = 400;

type Texts = Pick<SiteItem, 'title' | 'text'>[];

/** Invents texts for the items of so many feeds. */
export function inventTexts(feeds: number): Texts {
  return readArticles(undefined, Math.max(ITEMS_LEAST, Math.round(feeds * ITEMS_A_FEED))).map(({ headline, body }) => ({
    title: escapeText(headline),
    text: escapeText((body ?? '').replace(/<[^>]*>/g, ' ').slice(0, TEXT_CHARACTERS)),
  }));
}

interface Asked {
  kind: Kind | 'moved-here';
  no: number;
  /** How often this feed was asked for before. */
  times: number;
  slowMs: number;
  texts: Texts;
}

/** Which text each item has. */
const used = new Map<string, number>();

/** Answers a request for a feed as its kind does. */
export async function answerAs(asked: Asked, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const { kind, no, times, slowMs, texts } = asked;
  if (kind === 'silent') return;
  if (kind === 'status-500') return end(res, 500, 'out of order');
  if (kind === 'no-feed') return end(res, 200, '<!doctype html><title>Sign in</title><p>Please sign in.');
  if (kind === 'moved') return end(res.setHeader('Location', `/moved-here/${no}`), 301, '');
  if (kind === 'changed')
    return end(res.setHeader('ETag', `"${times}"`), 200, rss(titleOf(no), newItems(texts, no, times)));
  if (kind === 'large') return end(res.setHeader('Content-Encoding', 'gzip'), 200, largeDocument(texts, no));
  if (kind === 'late') await delay(slowMs);
  if (kind === 'unchanged' || kind === 'moved-here') {
    res.setHeader('ETag', SAME_ETAG);
    if (req.headers['if-none-match'] === SAME_ETAG) return end(res, 304, '');
  }
  const document = rss(titleOf(no), [itemOf(texts, no, 0)]);
  if (kind === 'drip') return drip(res, document, slowMs);
  if (kind === 'cut-off') return void cutOff(res, document);
  return end(res, 200, document);
}

function end(res: ServerResponse, status: number, body: string | Buffer): void {
  res.writeHead(status, { 'Content-Type': 'application/rss+xml; charset=utf-8' }).end(body);
}

async function drip(res: ServerResponse, document: string, slowMs: number): Promise<void> {
  const size = Math.ceil(document.length / PIECES);
  for (let start = 0; start < document.length && !res.destroyed; start += size) {
    res.write(document.slice(start, start + size));
    await delay(slowMs / PIECES);
  }
  res.end();
}

/** Leaves in the middle of the answer. */
function cutOff(res: ServerResponse, document: string): void {
  res.writeHead(200, { 'Content-Length': document.length * 2 });
  res.write(document, () => res.destroy());
}

function titleOf(no: number): string {
  return `Bench paper ${no}`;
}

function itemOf(texts: Texts, no: number, edition: number): SiteItem & { text: string } {
  const id = `${no}-${edition}`;
  const chosen = used.get(id) ?? used.size;
  used.set(id, chosen);
  const { title = '', text = '' } = texts[chosen % texts.length] ?? {};
  return { id, title, text };
}

/** A new item each time, and the last ones. */
function newItems(texts: Texts, no: number, times: number): SiteItem[] {
  const oldest = Math.max(0, times - KEPT_ITEMS + 1);
  return Array.from({ length: times - oldest + 1 }, (_, index) => itemOf(texts, no, times - index));
}

function largeDocument(texts: Texts, no: number): Buffer {
  const items = Array.from({ length: LARGE_ITEMS }, (_, edition) => itemOf(texts, no, edition));
  const long = items.map((item) => ({ ...item, text: item.text.repeat(LARGE_REPEATS) }));
  return gzipSync(rss(titleOf(no), long), { level: 1 });
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
