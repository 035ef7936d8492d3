import type { RequestHandler } from 'express';
import { parseOr } from '../../../shared/contract/parse.ts';
import { newsQuerySchema } from '../../../shared/contract/query-schema.ts';
import type { StorylineNewsAnswer } from '../../../shared/contract/storyline-shapes.ts';
import { newFacts } from '../../../shared/domain/new-facts.ts';
import { readReports } from '../../../shared/node/db/storyline/fact-store.ts';
import { mustFind } from '../../../shared/node/storylines/split-storyline.ts';
import { lookUp } from '../../replicas/look-up.ts';
import type { HttpContext } from '../context.ts';
import { pathId } from '../request/path-id.ts';
import { readsOf } from '../request/request-reads.ts';

/** `GET /storylines/:id/new`: what the reports after a place on the wire add to all before them. */
export function getStorylineNews(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { after, each, limit } = parseOr('bad_query', newsQuerySchema, req.query);
    const db = readsOf(context, res, { isHeavy: true });
    const { id } = await lookUp(db, () => mustFind(db, pathId(req)));
    const reports = await readReports(db, id, { after });
    const added = newFacts(reports, { each, total: limit });
    const news = reports.flatMap(({ storyId, publisher, language }, index) => {
      const sentences = added[index] ?? [];
      return sentences.length === 0 ? [] : { storyId, publisher, language, sentences };
    });
    const later = reports.filter(({ seq }) => seq > after).length;
    res.json({ id, reports: later, news: news.reverse() } satisfies StorylineNewsAnswer);
  };
}
