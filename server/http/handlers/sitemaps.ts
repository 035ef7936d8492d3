import type { Request, RequestHandler, Response } from 'express';
import { toCoverage } from '../../../shared/node/db/coverage/coverage-row.ts';
import { listCoverages } from '../../../shared/node/db/coverage/coverage-store.ts';
import { listKnownPublishers } from '../../../shared/node/db/publisher/profile-store.ts';
import { listFreshStories } from '../../../shared/node/db/story/syndication-store.ts';
import { listRecentTopics } from '../../../shared/node/db/topic/topic-store.ts';
import { shareTurns } from '../answers/answer-turns.ts';
import { eachItem } from '../answers/each-item.ts';
import { type SharedAnswer, sharedAnswer } from '../answers/shared-answer.ts';
import type { HttpContext } from '../context.ts';
import type { Markup } from '../pages/markup.ts';
import {
  liveSitemapXml,
  newsSitemapXml,
  publisherSitemapXml,
  sitemapIndexXml,
  topicSitemapXml,
} from '../pages/sitemap-xml.ts';
import { publicBase } from '../request/public-base.ts';

/** Limits of news sitemaps, as search engines define them. */
const NEWS_HOURS = 48;
const NEWS_MAX = 1_000;
const TOPICS_MAX = 1_000;
const PUBLISHERS_MAX = 1_000;
const COVERAGES_MAX = 1_000;
const MAX_AGE_SECONDS = 60;

/** `/robots.txt`: crawlers may read the pages but not the API. */
export function robots({ feeds }: HttpContext): RequestHandler {
  return (req, res) => {
    const lines = ['User-agent: *', 'Disallow: /api/', 'Disallow: /socket.io/', ''];
    res.type('text/plain').send([...lines, `Sitemap: ${publicBase(req, feeds.publicUrl)}/sitemap.xml`, ''].join('\n'));
  };
}

/** `/sitemap.xml`: the index of the sitemaps. */
export function sitemapIndex(context: HttpContext): RequestHandler {
  return (req, res) => sendXml(res, sitemapIndexXml(baseOf(context, req)));
}

/** `/sitemap-news.xml`: the stories of the last two days, without retracted ones. */
export function newsSitemap(context: HttpContext): RequestHandler {
  const each = eachItem(context, 'sitemap');
  return sharedSitemap(context, async (base) =>
    newsSitemapXml(await listFreshStories(context.reads.forRequest(), NEWS_HOURS, NEWS_MAX), base, each),
  );
}

/** `/sitemap-topics.xml`: the most frequent topics of the newest stories. */
export function topicSitemap(context: HttpContext): RequestHandler {
  const each = eachItem(context, 'sitemap');
  return sharedSitemap(context, async (base) =>
    topicSitemapXml(await listRecentTopics(context.reads.forRequest(), TOPICS_MAX), base, each),
  );
}

/** `/sitemap-publishers.xml`: the publishers with stories, the newest ones if there are very many. */
export function publisherSitemap(context: HttpContext): RequestHandler {
  const each = eachItem(context, 'sitemap');
  return sharedSitemap(context, async (base) =>
    publisherSitemapXml(await listKnownPublishers(context.reads.forRequest(), PUBLISHERS_MAX), base, each),
  );
}

/** `/sitemap-live.xml`: the newest live coverages. */
export function liveSitemap(context: HttpContext): RequestHandler {
  const each = eachItem(context, 'sitemap');
  return sharedSitemap(context, async (base) => {
    const page = { status: undefined, publisherId: undefined, before: undefined, limit: COVERAGES_MAX };
    return liveSitemapXml((await listCoverages(context.reads.forRequest(), page)).map(toCoverage), base, each);
  });
}

/** A sitemap that concurrent requests share. */
function sharedSitemap(context: HttpContext, write: (base: string) => Promise<Markup>): RequestHandler {
  const share = shareTurns<SharedAnswer>(context);
  return async (req, res) => {
    const base = baseOf(context, req);
    const answer = await share(req, base, async () => sharedAnswer(toDocument(await write(base)), 'application/xml'));
    allowCaching(res);
    await answer?.send(req, res);
  };
}

function baseOf({ feeds }: HttpContext, req: Request): string {
  return publicBase(req, feeds.publicUrl);
}

function sendXml(res: Response, xml: Markup): void {
  allowCaching(res);
  res.type('application/xml').send(toDocument(xml));
}

function allowCaching(res: Response): void {
  res.set('Cache-Control', `public, max-age=${MAX_AGE_SECONDS}`);
}

function toDocument(xml: Markup): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml}`;
}
