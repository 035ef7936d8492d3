import type { RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { formatPosition } from '../../../shared/domain/position.ts';
import type { StoryCard } from '../../../shared/domain/story.ts';
import type { Database } from '../../../shared/node/db/database.ts';
import { listStoriesAt, seqAt } from '../../../shared/node/db/past-store.ts';
import { findStory, listRevisions, listStories } from '../../../shared/node/db/story-store.ts';
import { listTopStories } from '../../../shared/node/db/top-story-store.ts';
import { readWireState } from '../../../shared/node/db/wire-store.ts';
import type { RevisionsAnswer, StoriesPage, StoryAnswer } from '../../../shared/wire/http-shapes.ts';
import { parseOr } from '../../../shared/wire/parse.ts';
import { type StoriesQuery, storiesQuerySchema } from '../../../shared/wire/query-schema.ts';
import type { HttpContext } from '../context.ts';
import { pathId } from '../path-id.ts';

/** `GET /stories`: a page of the feed under a filter. */
export function getStories({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const { at, ...query } = parseOr('bad_query', storiesQuerySchema, req.query);
    if (at) return void res.json(await pageAt(db, query, at));
    // The position comes first: whatever is released in between is in both, the page and what follows it.
    const { feedId, lastSeq } = await readWireState(db);
    const list = query.sort === 'top' ? listTopStories : listStories;
    const stories = await list(db, { ...query, limit: query.limit + 1 });
    const page = stories.slice(0, query.limit);
    const next = stories.length > query.limit ? nextPage(query, page) : null;
    res.json({ stories: page, position: formatPosition(feedId, lastSeq), next } satisfies StoriesPage);
  };
}

/** The page as it stood then; its position is that of then, so that following from it plays what came after. */
async function pageAt(db: Database, query: StoriesQuery, at: Date): Promise<StoriesPage> {
  const seq = await seqAt(db, at);
  if (seq === undefined) throw new NewswireError('history_gone', `Nothing is kept of the wire at ${at.toISOString()}.`);
  const { feedId } = await readWireState(db);
  const stories = await listStoriesAt(db, { ...query, limit: query.limit + 1 }, seq);
  const page = stories.slice(0, query.limit);
  const next = stories.length > query.limit ? nextPage(query, page) : null;
  return { stories: page, position: formatPosition(feedId, seq), next };
}

/** Where the next page begins: below the last story of the wire, or after so many storylines. */
function nextPage(query: StoriesQuery, page: StoryCard[]): string {
  return query.sort === 'top' ? String((query.before ?? 0) + page.length) : String(page.at(-1)?.seq);
}

/** `GET /stories/:id`: a whole story. */
export function getStory({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const id = pathId(req);
    const story = await findStory(db, id);
    if (!story) throw new NewswireError('not_found', `There is no story ${id}.`);
    res.json(story satisfies StoryAnswer);
  };
}

/** `GET /stories/:id/revisions`: what it said before. */
export function getRevisions({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const id = pathId(req);
    if (!(await findStory(db, id))) throw new NewswireError('not_found', `There is no story ${id}.`);
    res.json({ revisions: await listRevisions(db, id) } satisfies RevisionsAnswer);
  };
}
