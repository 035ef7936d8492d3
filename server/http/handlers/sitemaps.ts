import type { Request, RequestHandler, Response } from 'express';
import { listFreshStories } from '../../../shared/node/db/outlet-store.ts';
import { listRecentTopics } from '../../../shared/node/db/topic-store.ts';
import type { HttpContext } from '../context.ts';
import { eachItem } from '../each-item.ts';
import type { Markup } from '../pages/markup.ts';
import { newsSitemapXml, sitemapIndexXml, topicSitemapXml } from '../pages/sitemap-xml.ts';
import { publicBase } from '../public-base.ts';
import { readsOf } from '../reads-of.ts';

/** What search engines take from a news sitemap. */
const NEWS_HOURS = 48;
const NEWS_MAX = 1_000;
const TOPICS_MAX = 1_000;
const MAX_AGE_SECONDS = 60;

/** `/robots.txt`: pages may be read by anyone; the API is not for search engines. */
export function robots({ feeds }: HttpContext): RequestHandler {
  return (req, res) => {
    const lines = ['User-agent: *', 'Disallow: /api/', 'Disallow: /socket.io/', ''];
    res.type('text/plain').send([...lines, `Sitemap: ${publicBase(req, feeds.publicUrl)}/sitemap.xml`, ''].join('\n'));
  };
}

/** `/sitemap.xml`: the sitemaps that there are. */
export function sitemapIndex(context: HttpContext): RequestHandler {
  return (req, res) => sendXml(res, sitemapIndexXml(baseOf(context, req)));
}

/** `/sitemap-news.xml`: the stories of the last two days that still stand. */
export function newsSitemap(context: HttpContext): RequestHandler {
  const each = eachItem(context, 'sitemap');
  return async (req, res) => {
    const stories = await listFreshStories(readsOf(context, res, { isHeavy: true }), NEWS_HOURS, NEWS_MAX);
    sendXml(res, newsSitemapXml(stories, baseOf(context, req), each));
  };
}

/** `/sitemap-topics.xml`: the topics that the newest stories have most often. */
export function topicSitemap(context: HttpContext): RequestHandler {
  const each = eachItem(context, 'sitemap');
  return async (req, res) => {
    const topics = await listRecentTopics(readsOf(context, res, { isHeavy: true }), TOPICS_MAX);
    sendXml(res, topicSitemapXml(topics, baseOf(context, req), each));
  };
}

function baseOf({ feeds }: HttpContext, req: Request): string {
  return publicBase(req, feeds.publicUrl);
}

function sendXml(res: Response, document: Markup): void {
  res.set('Cache-Control', `public, max-age=${MAX_AGE_SECONDS}`);
  res.type('application/xml').send(`<?xml version="1.0" encoding="UTF-8"?>\n${document}`);
}
