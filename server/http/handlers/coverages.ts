import type { Request, RequestHandler, Response } from 'express';
import {
  coverageInSchema,
  coveragePatchSchema,
  coverageQuerySchema,
  coveragesQuerySchema,
} from '../../../shared/contract/coverage-schema.ts';
import type { CoverageAnswer, CoveragePage, CoveragesPage } from '../../../shared/contract/coverage-shapes.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { toCoverage } from '../../../shared/node/db/coverage/coverage-row.ts';
import { listCoverages } from '../../../shared/node/db/coverage/coverage-store.ts';
import { inTransaction } from '../../../shared/node/db/database.ts';
import { readCoverage, type Writing } from '../../coverages/hold-coverage.ts';
import { readCoveragePage } from '../../coverages/read-coverage.ts';
import { editCoverage, finishCoverage, startCoverage } from '../../coverages/write-coverage.ts';
import { writeOnce } from '../../coverages/write-once.ts';
import { lookUp } from '../../replicas/look-up.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { jsonBody } from '../request/body-format.ts';
import { pathId } from '../request/path-id.ts';
import { readsOf } from '../request/request-reads.ts';
import { idempotencyOf } from './post-stories.ts';

/** `GET /coverages`: newest first. */
export function getCoverages(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { status, publisher, before, limit } = parseOr('bad_query', coveragesQuerySchema, req.query);
    const asked = { status, publisherId: publisher, before, limit: limit + 1 };
    const rows = await listCoverages(readsOf(context, res), asked);
    const coverages = rows.slice(0, limit).map(toCoverage);
    const next = rows.length > limit ? (coverages.at(-1)?.id ?? null) : null;
    res.json({ coverages, next } satisfies CoveragesPage);
  };
}

/** `GET /coverages/:id`: with a page of its posts. */
export function getCoverage(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const id = pathId(req);
    const query = parseOr('bad_query', coverageQuerySchema, req.query);
    res.json(showPage(context, await lookUp(readsOf(context, res), (db) => readCoveragePage(db, id, query))));
  };
}

/** The page as readers get it, with the addresses of its pictures. */
export function showPage({ pictures }: Pick<HttpContext, 'pictures'>, page: CoveragePage): CoveragePage {
  const { post } = pictures.shown;
  return { ...page, posts: page.posts.map(post), pinned: page.pinned.map(post) };
}

/** `POST /coverages`: begins one; a known `externalId` changes it, a repeated Idempotency-Key does nothing. */
export function postCoverage(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { publisherId } = principalOf(req);
    const input = parseOr('validation_failed', coverageInSchema, jsonBody(req));
    const caller = { publisherId, idempotency: idempotencyOf(req) };
    const written = await writeOnce(context.db, caller, (tx) => startCoverage(tx, publisherId, input));
    context.announceSoon();
    if (written.replayed) res.set('Idempotent-Replayed', 'true');
    const coverage = await readCoverage(context.db, written.id);
    res.status(written.isNew ? 201 : 200).json({ coverage } satisfies CoverageAnswer);
  };
}

/** `PATCH /coverages/:id`: its title, summary, key points, authors or times. */
export function patchCoverage(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const patch = parseOr('validation_failed', coveragePatchSchema, jsonBody(req));
    const coverage = await inTransaction(context.db, (tx) => editCoverage(tx, writingOf(req), patch));
    sendCoverage(context, res, coverage);
  };
}

/** `POST /coverages/:id/end`: makes it an archive. */
export function postEnd(context: HttpContext): RequestHandler {
  return async (req, res) => {
    sendCoverage(context, res, await inTransaction(context.db, (tx) => finishCoverage(tx, writingOf(req))));
  };
}

/** The publisher of the request and the coverage in its path. */
export function writingOf(req: Request): Writing {
  return { publisherId: principalOf(req).publisherId, coverageId: pathId(req) };
}

function sendCoverage(context: HttpContext, res: Response, coverage: CoverageAnswer['coverage']): void {
  context.announceSoon();
  res.json({ coverage } satisfies CoverageAnswer);
}
