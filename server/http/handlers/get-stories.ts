import type { Request, RequestHandler } from 'express';
import type { RevisionsAnswer, StoriesPage, StoryAnswer } from '../../../shared/contract/http-shapes.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import {
  countQuerySchema,
  revisionsQuerySchema,
  type StoriesQuery,
  storiesQuerySchema,
} from '../../../shared/contract/query-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { formatPosition } from '../../../shared/domain/position.ts';
import type { StoryCard } from '../../../shared/domain/story.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import { listStoriesAt, seqAt } from '../../../shared/node/db/story/point-in-time-store.ts';
import { listRevisions } from '../../../shared/node/db/story/revision-store.ts';
import { countStories } from '../../../shared/node/db/story/story-count-store.ts';
import { findStory } from '../../../shared/node/db/story/story-store.ts';
import { withCountsAt } from '../../../shared/node/db/storyline/past-counts-store.ts';
import { readWireState } from '../../../shared/node/db/wire/wire-store.ts';
import { missingStory } from '../../../shared/node/takedown/taken-down.ts';
import { shareWork } from '../../limits/share-work.ts';
import { lookUp } from '../../replicas/look-up.ts';
import { sharedAtTurn, takeTurn } from '../answers/answer-turns.ts';
import { type SharedAnswer, sharedAnswer } from '../answers/shared-answer.ts';
import { cutPage, readStoriesPage } from '../answers/stories-page.ts';
import { type NinjsVersion, writeNinjs } from '../answers/write-ninjs.ts';
import type { HttpContext } from '../context.ts';
import { NINJS_TYPE } from '../request/body-format.ts';
import { isHeavyList } from '../request/heavy-reads.ts';
import { pathId } from '../request/path-id.ts';
import { publicBase } from '../request/public-base.ts';
import { readsOf } from '../request/request-reads.ts';

/** `GET /stories`: a page of stories under a filter. */
export function getStories(context: HttpContext): RequestHandler {
  const share = shareWork<SharedAnswer>();
  const card = (of: StoryCard): StoryCard => context.pictures.shown.card(of);
  return async (req, res) => {
    const { at, ...query } = parseOr('bad_query', storiesQuerySchema, req.query);
    if (!isHeavyList({ ...query, at })) {
      // Concurrent identical requests share one read, which no client's disconnect may cancel.
      const read = async () =>
        sharedAnswer(
          JSON.stringify((await readStoriesPage(context.reads.forRequest(), query, card)) satisfies StoriesPage),
        );
      return context.quickAnswers.make(async () => (await share(JSON.stringify(query), read)).send(req, res));
    }
    await takeTurn(context, { req, res }, async () => {
      const db = readsOf(context, res, { isHeavy: true });
      if (at === undefined) return void res.json((await readStoriesPage(db, query, card)) satisfies StoriesPage);
      const page = await pageAt(db, query, at);
      res.json({ ...page, stories: page.stories.map(card) } satisfies StoriesPage);
    });
  };
}

/** The page as of `at`; its position is of that time, so that following from it replays the later events. */
async function pageAt(db: Queryable, query: StoriesQuery, at: Date): Promise<StoriesPage> {
  const seq = await seqAt(db, at);
  if (seq === undefined) throw new NewswireError('history_gone', `The history begins after ${at.toISOString()}.`);
  const { wireId } = await readWireState(db);
  const page = cutPage(query, await listStoriesAt(db, { ...query, limit: query.limit + 1 }, seq));
  return { ...page, stories: await withCountsAt(db, page.stories, seq), position: formatPosition(wireId, seq) };
}

/** `GET /stories/:id`: a story with its full text, as our JSON or as ninjs. */
export function getStory(context: HttpContext): RequestHandler {
  const ask = (req: Request) => ({
    ...{ id: pathId(req), base: publicBase(req, context.feeds.publicUrl), version: askedNinjs(req) },
  });
  const answer = sharedAtTurn(
    context,
    (req) => JSON.stringify(ask(req)),
    async (req) => {
      const { id, base, version } = ask(req);
      const story = await lookUp(context.reads.forRequest(), (db) => findStory(db, id));
      if (!story) throw await missingStory(context.db, id);
      if (version) return sharedAnswer(JSON.stringify(writeNinjs(story, base, version)), NINJS_TYPE);
      return sharedAnswer(JSON.stringify(context.pictures.shown.story(story) satisfies StoryAnswer));
    },
  );
  return (req, res, next) => answer(req, res.vary('Accept'), next);
}

/** The version of ninjs that the client prefers to our own JSON; undefined when it does not. */
function askedNinjs(req: Request): NinjsVersion | undefined {
  const accepted = req.accepts(['json', NINJS_TYPE, `${NINJS_TYPE};version=3`, `${NINJS_TYPE};version=2`]);
  if (accepted === false || accepted === 'json') return undefined;
  return accepted.endsWith('version=2') ? 2 : 3;
}

/** `GET /stories/:id/revisions`: earlier versions; the first page has the newest. */
export function getRevisions(context: HttpContext): RequestHandler {
  const read = (req: Request) => ({ id: pathId(req), query: parseOr('bad_query', revisionsQuerySchema, req.query) });
  return sharedAtTurn(
    context,
    (req) => JSON.stringify(read(req)),
    async (req) => {
      const { id, query } = read(req);
      const found = await lookUp(context.reads.forRequest(), (db) => listRevisions(db, id, query));
      if (!found) throw await missingStory(context.db, id);
      const { more, revisions } = found;
      const next = more ? String(revisions[0]?.revision) : null;
      return sharedAnswer(JSON.stringify({ revisions, next } satisfies RevisionsAnswer));
    },
  );
}

/** `GET /stories/count`: the number of matching stories since a position or a time, with a few headlines. */
export function getStoryCount(context: HttpContext): RequestHandler {
  return async (req, res) => {
    res.json(
      await countStories(readsOf(context, res, { isHeavy: true }), parseOr('bad_query', countQuerySchema, req.query)),
    );
  };
}
