import type { RequestHandler } from 'express';
import { topicSlug } from '../../../shared/domain/topic.ts';
import { listTopics } from '../../../shared/node/db/topic-store.ts';
import type { TopicsAnswer, TrendingAnswer } from '../../../shared/wire/http-shapes.ts';
import { parseOr } from '../../../shared/wire/parse.ts';
import { topicsQuerySchema } from '../../../shared/wire/query-schema.ts';
import type { HttpContext } from '../context.ts';
import { readsOf } from '../reads-of.ts';

/** `GET /trending`: topics that rise against their own usual level. */
export function getTrending({ trending }: HttpContext): RequestHandler {
  return (_req, res) => {
    res.json({ topics: trending() } satisfies TrendingAnswer);
  };
}

/** `GET /topics`: topics with their number of stories, for completion. */
export function getTopics(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { prefix, limit } = parseOr('bad_query', topicsQuerySchema, req.query);
    res.json({
      topics: await listTopics(readsOf(context, res, { isHeavy: true }), topicSlug(prefix), limit),
    } satisfies TopicsAnswer);
  };
}
