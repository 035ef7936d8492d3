import type { Request, RequestHandler, Response } from 'express';
import { storiesAddress } from '../../../shared/contract/first-answers.ts';
import type { StoriesQuery } from '../../../shared/contract/query-schema.ts';
import { idSchema } from '../../../shared/contract/query-schema.ts';
import { storyPath, topicPath } from '../../../shared/domain/story-address.ts';
import { topicSlug } from '../../../shared/domain/topic.ts';
import { encodePart } from '../../../shared/domain/well-formed.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import { listStoriesById } from '../../../shared/node/db/story/story-list-store.ts';
import { findStory } from '../../../shared/node/db/story/story-store.ts';
import { findTakedown } from '../../../shared/node/db/takedown/takedown-store.ts';
import { findTopic } from '../../../shared/node/db/topic/topic-store.ts';
import { lookUp } from '../../replicas/look-up.ts';
import { shareTurns, takeTurn } from '../answers/answer-turns.ts';
import { eachItem } from '../answers/each-item.ts';
import { readFurther } from '../answers/read-further.ts';
import { type SharedAnswer, sharedAnswer } from '../answers/shared-answer.ts';
import { readStoriesPage } from '../answers/stories-page.ts';
import type { HttpContext } from '../context.ts';
import { dashboardPage, listPage } from '../pages/list-page.ts';
import { missingPage } from '../pages/missing-page.ts';
import { readPageQuery } from '../pages/page-query.ts';
import type { PageTemplate, PlainPage } from '../pages/page-template.ts';
import type { PageTexts } from '../pages/page-texts.ts';
import { removedPage } from '../pages/removed-page.ts';
import { storyPage } from '../pages/story-page.ts';
import { isHeavyList } from '../request/heavy-reads.ts';
import { publicBase } from '../request/public-base.ts';
import { textsFor } from '../request/request-language.ts';
import { readsOf } from '../request/request-reads.ts';

/** What the handlers of pages need. */
export type Pages = HttpContext & { template: PageTemplate };

/** `/`: the newest stories. */
export function frontPage(context: Pages): RequestHandler {
  return page(context, async (req, res, base) => {
    const say = await textsFor(context, req, res);
    const { query, filter } = readPageQuery(req.query);
    const db = readsOf(context, res, { isHeavy: isHeavyList(query) });
    const list = { ...(await readList(context, db, query, say)), filter };
    // Other parameters request lists that only the live page can show.
    const isDashboard = Object.keys(req.query).length === 0;
    const bar = { trending: context.trending(), running: context.running() };
    return sendPage(context, res, isDashboard ? dashboardPage(list, bar, base) : listPage(list, base));
  });
}

/** `/topic/:slug`: the newest stories of a topic; other spellings of the slug redirect here. */
export function topicPage(context: Pages): RequestHandler {
  return page(context, async (req, res, base) => {
    const asked = String(req.params.slug);
    const slug = topicSlug(asked);
    const db = readsOf(context, res);
    const topic = await lookUp(db, () => findTopic(db, slug));
    if (!topic) return sendMissing(context, req, res);
    if (slug !== asked) return res.redirect(301, topicPath(slug));
    const { query } = readPageQuery({ any: slug, before: req.query.before });
    const list = await readList(context, db, query, await textsFor(context, req, res));
    return sendPage(context, res, listPage({ ...list, filter: new URLSearchParams(), topic }, base));
  });
}

/** The answer for a story's address: its page, or a redirect. */
type AtStory = { page: SharedAnswer } | { path: string };

/**
 * `/story/:id` and `/story/:id/:slug`: a full story; concurrent requests share one rendering. An outdated or wrong slug
 * redirects to the right one.
 */
export function storyPageOf(context: Pages): RequestHandler {
  const share = shareTurns<AtStory | undefined>({ ...context, answerSlots: context.pageSlots });
  return orEmptyPage(context, async (req, res, base) => {
    const say = await textsFor(context, req, res);
    const look = (): Promise<AtStory | undefined> =>
      lookUp(context.reads.forRequest(), (db) => findAtStory(context, db, req, { base, say }));
    const found = await share(req, JSON.stringify([req.path, base, say.language]), look);
    if (found === undefined) return sendMissingStory(context, req, res);
    if ('path' in found) return res.redirect(301, found.path);
    await context.template.allowEarly(res);
    return found.page.send(req, res);
  });
}

async function findAtStory(
  context: Pages,
  db: Queryable,
  req: Request,
  { base, say }: { base: string; say: PageTexts },
): Promise<AtStory | undefined> {
  const { template, pictures } = context;
  const id = idSchema.safeParse(req.params.id);
  if (!id.success) return undefined;
  const storyId = id.data.toLowerCase();
  const path = req.params.slug === undefined ? undefined : await pathOf(db, storyId);
  if (path !== undefined && `/story/${storyId}/${encodePart(String(req.params.slug))}` !== path) return { path };
  const story = await findStory(db, storyId);
  if (!story) return undefined;
  const stories = (await readFurther(db, story)).map(pictures.shown.card);
  const shown = storyPage(pictures.shown.story(story), { stories, each: eachItem(context, 'page'), say }, base);
  return { page: sharedAnswer(await template.fillEarly(shown), 'html') };
}

/** The path of a story's page, read without its text; undefined for an unknown id. */
async function pathOf(db: Queryable, storyId: string): Promise<string | undefined> {
  const [card] = await listStoriesById(db, [storyId]);
  return card && storyPath(card);
}

/** A page that only the reader's browser can fill. */
export function emptyPage(context: Pages): RequestHandler {
  return async (req, res) => {
    const empty = await context.template.empty(await textsFor(context, req, res));
    res.set('Cache-Control', 'no-cache').type('html').send(empty);
  };
}

/** Answers 404 for any other address. */
export function missingPageOf(context: Pages): RequestHandler {
  return page(context, (req, res) => sendMissing(context, req, res));
}

type SendPage = (req: Request, res: Response, base: string) => Promise<void> | void;

/** A page in its own answer slot. */
export function page(context: Pages, send: SendPage): RequestHandler {
  return orEmptyPage(context, (req, res, base) => {
    const answerSlots = Object.keys(req.query).length === 0 ? context.pageSlots : context.answerSlots;
    return takeTurn({ ...context, answerSlots }, { req, res }, () => send(req, res, base));
  });
}

/** Without Postgres, sends the empty live page with 503; its script retries. */
function orEmptyPage(context: Pages, send: SendPage): RequestHandler {
  const { feeds, template, log } = context;
  return async (req, res) => {
    res.set('Cache-Control', 'no-cache');
    try {
      await send(req, res, publicBase(req, feeds.publicUrl));
    } catch (error) {
      log.warn({ err: error, path: req.path }, 'a page could not be filled');
      const empty = await template.empty(await textsFor(context, req, res));
      res.status(503).set('Retry-After', '5').type('html').send(empty);
    }
  };
}

/** Reads a page of stories for a list page. */
export async function readList(context: Pages, db: Queryable, query: StoriesQuery, say: PageTexts) {
  const { filter, sort, limit, before } = query;
  const address = storiesAddress({ filter, sort, limit });
  return {
    ...(await readStoriesPage(db, query, context.pictures.shown.card)),
    before,
    address,
    say,
    each: eachItem(context, 'page'),
  };
}

/** Sends a page in the form that is painted before any script is requested. */
export function sendPage({ template }: Pages, res: Response, plain: PlainPage): Promise<void> {
  return template.sendEarly(res, plain);
}

/** The same for a story; one that was taken down is told of, with 451. */
async function sendMissingStory(context: Pages, req: Request, res: Response): Promise<void> {
  const id = idSchema.safeParse(req.params.id);
  const takedown = id.success ? await findTakedown(context.db, id.data) : undefined;
  if (!takedown) return sendMissing(context, req, res);
  const say = await textsFor(context, req, res);
  return context.template.sendEarly(res.status(451), removedPage(takedown.reason, say));
}

/** Answers 404 with the page for unknown addresses. */
export async function sendMissing(context: Pages, req: Request, res: Response): Promise<void> {
  return context.template.sendEarly(res.status(404), missingPage(await textsFor(context, req, res)));
}
