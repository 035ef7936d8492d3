import type { RequestHandler } from 'express';
import { countStories } from '../../../shared/node/db/story-count-store.ts';
import { parseOr } from '../../../shared/wire/parse.ts';
import { countQuerySchema } from '../../../shared/wire/query-schema.ts';
import type { HttpContext } from '../context.ts';
import { readsOf } from '../reads-of.ts';

/** `GET /stories/count`: how many stories match since a place on the wire or a time, with a few headlines. */
export function getStoryCount(context: HttpContext): RequestHandler {
  return async (req, res) => {
    res.json(
      await countStories(readsOf(context, res, { isHeavy: true }), parseOr('bad_query', countQuerySchema, req.query)),
    );
  };
}
