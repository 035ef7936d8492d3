import type { Request, RequestHandler, Response } from 'express';
import { storyPath, topicPath } from '../../../shared/domain/story-address.ts';
import { topicSlug } from '../../../shared/domain/topic.ts';
import { encodePart } from '../../../shared/domain/well-formed.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import { listStoriesById } from '../../../shared/node/db/story-list-store.ts';
import { findStory } from '../../../shared/node/db/story-store.ts';
import { findTopic } from '../../../shared/node/db/topic-store.ts';
import { storiesAddress } from '../../../shared/wire/first-answers.ts';
import type { StoriesQuery } from '../../../shared/wire/query-schema.ts';
import { idSchema } from '../../../shared/wire/query-schema.ts';
import { shareTurns, takeTurn } from '../answer-turns.ts';
import type { HttpContext } from '../context.ts';
import { eachItem } from '../each-item.ts';
import { isHeavyList } from '../heavy-reads.ts';
import { dashboardPage, listPage } from '../pages/list-page.ts';
import { missingPage } from '../pages/missing-page.ts';
import { readPageQuery } from '../pages/page-query.ts';
import type { PageTemplate, PlainPage } from '../pages/page-template.ts';
import { storyPage } from '../pages/story-page.ts';
import { publicBase } from '../public-base.ts';
import { readsOf } from '../reads-of.ts';
import { type SharedAnswer, sharedAnswer } from '../shared-answer.ts';
import { readStoriesPage } from '../stories-page.ts';

type Pages = HttpContext & { template: PageTemplate };

/** `/`: the newest stories. */
export function frontPage(context: Pages): RequestHandler {
  return page(context, async (req, res, base) => {
    const { query, filter } = readPageQuery(req.query);
    const db = readsOf(context, res, { isHeavy: isHeavyList(query) });
    const list = { ...(await readList(context, db, query)), filter };
    // Other parameters ask for lists that only the live page knows.
    const isDashboard = Object.keys(req.query).length === 0;
    return sendPage(context, res, isDashboard ? dashboardPage(list, context.trending(), base) : listPage(list, base));
  });
}

/** `/topic/:slug`: the newest stories of a topic; other spellings of it lead there. */
export function topicPage(context: Pages): RequestHandler {
  return page(context, async (req, res, base) => {
    const asked = String(req.params.slug);
    const slug = topicSlug(asked);
    const db = readsOf(context, res);
    const topic = await findTopic(db, slug);
    if (!topic) return sendMissing(context, res);
    if (slug !== asked) return res.redirect(301, topicPath(slug));
    const { query } = readPageQuery({ any: slug, before: req.query.before });
    const list = await readList(context, db, query);
    return sendPage(context, res, listPage({ ...list, filter: new URLSearchParams(), topic }, base));
  });
}

/** What stands at the address of a story: its page, another address, or nothing. */
type AtStory = { page: SharedAnswer } | { path: string } | 'missing';

/**
 * `/story/:id` and `/story/:id/:slug`: a whole story, written once for all who ask for it at the same time; an old or wrong
 * slug leads to the right one.
 */
export function storyPageOf(context: Pages): RequestHandler {
  const share = shareTurns<AtStory>({ ...context, answerPlaces: context.pagePlaces });
  return orEmptyPage(context, async (req, res, base) => {
    const found = await share(req, JSON.stringify([req.path, base]), () => findAtStory(context, req, base));
    if (found === undefined || found === 'missing') return sendMissing(context, res);
    if ('path' in found) return res.redirect(301, found.path);
    await context.template.allowEarly(res);
    return found.page.send(req, res);
  });
}

async function findAtStory({ reads, template }: Pages, req: Request, base: string): Promise<AtStory> {
  const id = idSchema.safeParse(req.params.id);
  if (!id.success) return 'missing';
  const storyId = id.data.toLowerCase();
  const path = req.params.slug === undefined ? undefined : await pathOf(reads, storyId);
  if (path !== undefined && `/story/${storyId}/${encodePart(String(req.params.slug))}` !== path) return { path };
  const story = await findStory(reads, storyId);
  return story ? { page: sharedAnswer(await template.fillEarly(storyPage(story, base)), 'html') } : 'missing';
}

/** Where a story has its page, without reading its text; undefined when there is none with this id. */
async function pathOf(db: Queryable, storyId: string): Promise<string | undefined> {
  const [card] = await listStoriesById(db, [storyId]);
  return card && storyPath(card);
}

/** What only the reader's own browser can fill. */
export function emptyPage({ template }: Pages): RequestHandler {
  return async (_req, res) => {
    res
      .set('Cache-Control', 'no-cache')
      .type('html')
      .send(await template.empty());
  };
}

/** Any other address: nothing is there. */
export function missingPageOf(context: Pages): RequestHandler {
  return page(context, (_req, res) => sendMissing(context, res));
}

type SendPage = (req: Request, res: Response, base: string) => Promise<void> | void;

/** A page that takes a turn of its own. */
function page(context: Pages, send: SendPage): RequestHandler {
  return orEmptyPage(context, (req, res, base) => {
    const answerPlaces = Object.keys(req.query).length === 0 ? context.pagePlaces : context.answerPlaces;
    return takeTurn({ ...context, answerPlaces }, { req, res }, () => send(req, res, base));
  });
}

/** Without the record nothing can be said, but the live page can still be given, which waits for better times. */
function orEmptyPage({ feeds, template, log }: Pages, send: SendPage): RequestHandler {
  return async (req, res) => {
    res.set('Cache-Control', 'no-cache');
    try {
      await send(req, res, publicBase(req, feeds.publicUrl));
    } catch (error) {
      log.warn({ err: error, path: req.path }, 'a page could not be filled');
      const empty = await template.empty();
      res.status(503).set('Retry-After', '5').type('html').send(empty);
    }
  };
}

async function readList(context: Pages, db: Queryable, query: StoriesQuery) {
  const { filter, sort, limit, before } = query;
  const address = storiesAddress({ filter, sort, limit });
  return { ...(await readStoriesPage(db, query)), before, address, each: eachItem(context, 'page') };
}

function sendPage({ template }: Pages, res: Response, plain: PlainPage): Promise<void> {
  return template.sendEarly(res, plain);
}

function sendMissing({ template }: Pages, res: Response): Promise<void> {
  return template.sendEarly(res.status(404), missingPage());
}
