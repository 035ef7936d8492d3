import type { RequestHandler } from 'express';
import { generateOpml, type Opml } from 'feedsmith';
import { v7 as newId } from 'uuid';
import { cutText } from '../../../shared/domain/cut-text.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { addFeed, listFeeds } from '../../../shared/node/db/feed-store.ts';
import { feedInSchema } from '../../../shared/wire/feed-schema.ts';
import type { Feed, FeedsImported } from '../../../shared/wire/http-shapes.ts';
import { parseOr } from '../../../shared/wire/parse.ts';
import type { HttpContext } from '../context.ts';
import { checkFeedUrl } from '../feeds/check-feed-url.ts';
import { type OpmlEntry, readOpml } from '../feeds/read-opml.ts';
import { bodyBytes } from '../read-body.ts';

type Outline = Opml.Outline<string>;

const TITLE = 'Newswire feeds';
const URL_MAX_CHARACTERS = 2_048;
/** The library writes no document without an outline. */
const EMPTY = `<?xml version="1.0" encoding="utf-8"?><opml version="2.0"><head><title>${TITLE}</title></head><body/></opml>`;

/** `GET /feeds.opml`: every feed, under its section. */
export function getFeedsOpml({ db }: HttpContext): RequestHandler {
  return async (_req, res) => {
    const feeds = await listFeeds(db);
    const sections = [...new Set(feeds.map(({ section }) => section))];
    const outlines = sections.flatMap((section): Outline[] => {
      const inside = feeds.filter((feed) => feed.section === section).map(toOutline);
      return section === null ? inside : [{ text: section, title: section, outlines: inside }];
    });
    const document = outlines.length > 0 ? generateOpml({ head: { title: TITLE }, body: { outlines } }) : EMPTY;
    res.type('text/x-opml').send(document);
  };
}

/** `POST /feeds/import`: every feed of an OPML document, each judged for itself. */
export function importFeeds(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const entries: FeedsImported['entries'] = [];
    for (const entry of readOpml(bodyBytes(req))) entries.push(await importOne(context, entry));
    const added = entries.filter(({ status }) => status === 'added').length;
    res.status(202).json({ added, entries } satisfies FeedsImported);
  };
}

async function importOne(context: HttpContext, entry: OpmlEntry): Promise<FeedsImported['entries'][number]> {
  try {
    const { url, section, topics } = parseOr('validation_failed', feedInSchema, {
      url: entry.url,
      ...(entry.section && { section: entry.section }),
      topics: entry.topics,
    });
    checkFeedUrl(url, context.feeds);
    const id = newId();
    const wish = {
      url,
      publisherId: null,
      title: entry.title ?? null,
      section: section ?? null,
      intervalSeconds: null,
    };
    const added = await addFeed(context.db, id, { ...wish, topics: topics ?? [] });
    return added ? { url, status: 'added', id } : { url, status: 'exists' };
  } catch (error) {
    if (!(error instanceof NewswireError)) throw error;
    return { url: cutText(entry.url, URL_MAX_CHARACTERS), status: 'rejected', detail: error.message };
  }
}

function toOutline(feed: Feed): Outline {
  const text = feed.title ?? feed.publisher?.name ?? feed.url;
  const category = feed.topics.map((topic) => topic.replaceAll(',', ' ')).join(',');
  return { type: 'rss', text, title: text, xmlUrl: feed.url, ...(category !== '' && { category }) };
}
