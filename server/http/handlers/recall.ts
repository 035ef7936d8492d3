import type { RequestHandler } from 'express';
import { parseOr } from '../../../shared/contract/parse.ts';
import { correctionsQuerySchema, type ReadingsIn, readingsSchema } from '../../../shared/contract/recall-schema.ts';
import type { CorrectionsAnswer } from '../../../shared/contract/recall-shapes.ts';
import { formatPosition, parsePosition } from '../../../shared/domain/position.ts';
import { readCorrections, readRevisionNumbers } from '../../../shared/node/db/story/correction-store.ts';
import { readWireState } from '../../../shared/node/db/wire/wire-store.ts';
import { addReadings, type Reading } from '../../readers/reading-counts.ts';
import { quotaTeller } from '../answers/rate-limit-headers.ts';
import type { HttpContext } from '../context.ts';
import { jsonBody } from '../request/body-format.ts';
import { addressGroup } from '../request/request-address.ts';
import { readsOf } from '../request/request-reads.ts';

/** `GET /corrections`: which stories were corrected or retracted after a position. */
export function getCorrections(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { after, limit } = parseOr('bad_query', correctionsQuerySchema, req.query);
    const db = readsOf(context, res);
    const { wireId, lastSeq } = await readWireState(db);
    const position = after === undefined ? { wireId, seq: lastSeq } : parsePosition(after);
    // After a restore, the beginning: what a browser knows already does no harm.
    const from = position?.wireId === wireId ? position.seq : 0;
    const found = await readCorrections(db, { after: from, upTo: lastSeq, limit });
    const more = found.length === limit;
    const reached = more ? (found.at(-1)?.seq ?? lastSeq) : Math.max(from, lastSeq);
    const corrections = found.map(({ seq: _, ...correction }) => correction);
    res.json({ corrections, position: formatPosition(wireId, reached), more } satisfies CorrectionsAnswer);
  };
}

/** `POST /readings`: counts what a browser's reader has opened, and which corrections it has told. */
export function postReadings({ db, redis, keys, limits, log }: HttpContext): RequestHandler {
  return async (req, res) => {
    const readings = parseOr('validation_failed', readingsSchema, jsonBody(req));
    await limits.spend('readings', { address: addressGroup(req) }, quotaTeller(res));
    const real = await existing(db, readings);
    try {
      await addReadings(redis, keys, real);
    } catch (error) {
      log.debug({ err: error }, 'readings cannot be counted');
    }
    res.status(204).end();
  };
}

/** Without stories and revisions that do not exist, for which Redis would keep counts. */
async function existing(db: HttpContext['db'], { opened, informed }: ReadingsIn): Promise<Reading[]> {
  const ids = [...new Set([...opened, ...informed].map(({ id }) => id))];
  const current = ids.length === 0 ? new Map<string, number>() : await readRevisionNumbers(db, ids);
  const isReal = ({ id, revision }: { id: string; revision: number }): boolean => revision <= (current.get(id) ?? 0);
  return [
    ...opened.filter(isReal).map((each) => ({ ...each, is: 'opened' as const })),
    ...informed
      .filter((each) => each.revision > 1 && isReal(each))
      .map((each) => ({ ...each, is: 'informed' as const })),
  ];
}
