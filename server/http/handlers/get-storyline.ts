import type { RequestHandler } from 'express';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { listStorylineStories } from '../../../shared/node/db/story-store.ts';
import { findStoryline } from '../../../shared/node/db/storyline-store.ts';
import type { StorylineAnswer } from '../../../shared/wire/http-shapes.ts';
import type { HttpContext } from '../context.ts';
import { pathId } from '../path-id.ts';

const STORIES_MAX = 200;

/** `GET /storylines/:id`: full coverage; the address of a storyline that was merged leads to the one it is part of. */
export function getStoryline({ db }: HttpContext): RequestHandler {
  return async (req, res) => {
    const id = pathId(req);
    const storyline = await findStoryline(db, id);
    if (!storyline) throw new NewswireError('not_found', `There is no storyline ${id}.`);
    const stories = await listStorylineStories(db, storyline.id, STORIES_MAX);
    res.json({ storyline, stories } satisfies StorylineAnswer);
  };
}
