import type { RequestHandler } from 'express';
import type { TopicsAnswer } from '../../../shared/contract/http-shapes.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { topicsQuerySchema } from '../../../shared/contract/query-schema.ts';
import type { TrendingAnswer } from '../../../shared/contract/trending-shapes.ts';
import { topicSlug } from '../../../shared/domain/topic.ts';
import { listTopics } from '../../../shared/node/db/topic/topic-store.ts';
import type { HttpContext } from '../context.ts';
import { readsOf } from '../request/request-reads.ts';

/** `GET /trending`: topics that exceed their usual level. */
export function getTrending({ trending }: HttpContext): RequestHandler {
  return (_req, res) => {
    res.json({ topics: trending() } satisfies TrendingAnswer);
  };
}

/** `GET /topics`: topics with their number of stories, for autocompletion. */
export function getTopics(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { prefix, limit } = parseOr('bad_query', topicsQuerySchema, req.query);
    res.json({
      topics: await listTopics(readsOf(context, res, { isHeavy: true }), topicSlug(prefix), limit),
    } satisfies TopicsAnswer);
  };
}
