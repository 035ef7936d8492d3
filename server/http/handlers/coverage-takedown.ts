import type { RequestHandler } from 'express';
import { parseOr } from '../../../shared/contract/parse.ts';
import { type CoverageTakedownAnswer, takedownInSchema } from '../../../shared/contract/takedown-schema.ts';
import { recordAct } from '../../../shared/node/db/audit/audit-store.ts';
import { beginCoverageTakedown, planCoverageTakedown } from '../../../shared/node/takedown/take-down-coverage.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { actorOf } from '../request/actor.ts';
import { jsonBody } from '../request/body-format.ts';
import { pathId } from '../request/path-id.ts';
import { finishNow } from './takedown.ts';

/** `POST /coverages/:id/takedown`: removes a live coverage for good, as `POST /stories/:id/takedown` does a story. */
export function postCoverageTakedown(context: HttpContext): RequestHandler {
  const { db } = context;
  return async (req, res) => {
    const coverageId = pathId(req);
    const { reason, dryRun } = parseOr('validation_failed', takedownInSchema, jsonBody(req));
    if (dryRun) return void res.json(await planCoverageTakedown(db, coverageId));
    await beginCoverageTakedown(db, { coverageId, reason, operatorId: principalOf(req).publisherId }, (tx) =>
      recordAct(tx, actorOf(req), { action: 'coverage.removed', target: { type: 'coverage', id: coverageId }, reason }),
    );
    const { storyId: id, ...rest } = await finishNow(context, 'coverage', coverageId);
    res.status(rest.finishedAt ? 200 : 202).json({ coverageId: id, ...rest } satisfies CoverageTakedownAnswer);
  };
}
