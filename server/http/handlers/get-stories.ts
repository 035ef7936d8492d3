import type { Request, RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { formatPosition } from '../../../shared/domain/position.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import { listStoriesAt, seqAt } from '../../../shared/node/db/past-store.ts';
import { listRevisions } from '../../../shared/node/db/revision-store.ts';
import { findStory } from '../../../shared/node/db/story-store.ts';
import { readWireState } from '../../../shared/node/db/wire-store.ts';
import type { RevisionsAnswer, StoriesPage, StoryAnswer } from '../../../shared/wire/http-shapes.ts';
import { parseOr } from '../../../shared/wire/parse.ts';
import { revisionsQuerySchema, type StoriesQuery, storiesQuerySchema } from '../../../shared/wire/query-schema.ts';
import { sharedAtTurn, takeTurn } from '../answer-turns.ts';
import type { HttpContext } from '../context.ts';
import { isHeavyList } from '../heavy-reads.ts';
import { pathId } from '../path-id.ts';
import { readsOf } from '../reads-of.ts';
import { shareWork } from '../share-work.ts';
import { type SharedAnswer, sharedAnswer } from '../shared-answer.ts';
import { cutPage, readStoriesPage } from '../stories-page.ts';

/** `GET /stories`: a page of the feed under a filter. */
export function getStories(context: HttpContext): RequestHandler {
  const share = shareWork<SharedAnswer>();
  return async (req, res) => {
    const { at, ...query } = parseOr('bad_query', storiesQuerySchema, req.query);
    if (!isHeavyList({ ...query, at })) {
      // A list that many ask for at once is read once; nobody's leaving may cancel it.
      const read = async () =>
        sharedAnswer(JSON.stringify((await readStoriesPage(context.reads, query)) satisfies StoriesPage));
      return context.quickAnswers.make(async () => (await share(JSON.stringify(query), read)).send(req, res));
    }
    await takeTurn(context, { req, res }, async () => {
      const db = readsOf(context, res, { isHeavy: true });
      res.json((at ? await pageAt(db, query, at) : await readStoriesPage(db, query)) satisfies StoriesPage);
    });
  };
}

/** The page as it stood then; its position is that of then, so that following from it plays what came after. */
async function pageAt(db: Queryable, query: StoriesQuery, at: Date): Promise<StoriesPage> {
  const seq = await seqAt(db, at);
  if (seq === undefined) throw new NewswireError('history_gone', `Nothing is kept of the wire at ${at.toISOString()}.`);
  const { feedId } = await readWireState(db);
  const found = await listStoriesAt(db, { ...query, limit: query.limit + 1 }, seq);
  return { ...cutPage(query, found), position: formatPosition(feedId, seq) };
}

/** `GET /stories/:id`: a whole story. */
export function getStory(context: HttpContext): RequestHandler {
  return sharedAtTurn(context, pathId, async (req) => {
    const id = pathId(req);
    const story = await findStory(context.reads, id);
    if (!story) throw new NewswireError('not_found', `There is no story ${id}.`);
    return sharedAnswer(JSON.stringify(story satisfies StoryAnswer));
  });
}

/** `GET /stories/:id/revisions`: what it said before, a page of its newest revisions first. */
export function getRevisions(context: HttpContext): RequestHandler {
  const read = (req: Request) => ({ id: pathId(req), query: parseOr('bad_query', revisionsQuerySchema, req.query) });
  return sharedAtTurn(
    context,
    (req) => JSON.stringify(read(req)),
    async (req) => {
      const { id, query } = read(req);
      const found = await listRevisions(context.reads, id, query);
      if (!found) throw new NewswireError('not_found', `There is no story ${id}.`);
      const { revisions, more } = found;
      const next = more ? String(revisions[0]?.revision) : null;
      return sharedAnswer(JSON.stringify({ revisions, next } satisfies RevisionsAnswer));
    },
  );
}
