import type { RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { formatPosition } from '../../../shared/domain/position.ts';
import type { StoryCard } from '../../../shared/domain/story.ts';
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
    const query = parseOr('bad_query', storiesQuerySchema, req.query);
    // The position comes first: whatever is released in between is in both, the page and what follows it.
    const { feedId, lastSeq } = await readWireState(db);
    const list = query.sort === 'top' ? listTopStories : listStories;
    const stories = await list(db, { ...query, limit: query.limit + 1 });
    const page = stories.slice(0, query.limit);
    const next = stories.length > query.limit ? nextPage(query, page) : null;
    res.json({ stories: page, position: formatPosition(feedId, lastSeq), next } satisfies StoriesPage);
  };
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
