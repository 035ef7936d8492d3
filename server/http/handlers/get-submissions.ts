import type { RequestHandler } from 'express';
import type { Submission, SubmissionsPage } from '../../../shared/contract/http-shapes.ts';
import { parseOr } from '../../../shared/contract/parse.ts';
import { submissionsQuerySchema } from '../../../shared/contract/query-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { parsePosition } from '../../../shared/domain/position.ts';
import { findSubmission, listSubmissions } from '../../../shared/node/db/submission/find-submission-store.ts';
import { readDeliveries } from '../../live/delivery-counts.ts';
import { readRecall } from '../../readers/reading-counts.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { pathId } from '../request/path-id.ts';

/** `GET /submissions/:id`: one's own submission with its receipt; admins see every submission. */
export function getSubmission(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { publisherId, scopes } = principalOf(req);
    const id = pathId(req);
    const submission = await findSubmission(context.db, { publisherId, seesAll: scopes.includes('admin') }, id);
    if (!submission) throw new NewswireError('not_found', `There is no submission ${id} of yours.`);
    res.json(await withReaders(context, submission));
  };
}

/** `GET /submissions`: one's own submissions, newest first. */
export function getSubmissions(context: HttpContext): RequestHandler {
  return async (req, res) => {
    const { publisherId } = principalOf(req);
    const query = parseOr('bad_query', submissionsQuerySchema, req.query);
    const found = await listSubmissions(context.db, publisherId, { ...query, limit: query.limit + 1 });
    const page = found.slice(0, query.limit);
    const submissions = await Promise.all(page.map((submission) => withReaders(context, submission)));
    const next = found.length > query.limit ? (page.at(-1)?.id ?? null) : null;
    res.json({ submissions, next } satisfies SubmissionsPage);
  };
}

/** Readers are counted in Redis; without Redis the receipt has none. */
async function withReaders({ redis, keys, log }: HttpContext, submission: Submission): Promise<Submission> {
  const { storyId, receipt } = submission;
  const position = parsePosition(receipt.announced?.position ?? '');
  if (!position) return submission;
  try {
    const { readers, at } = await readDeliveries(redis, keys, position.wireId, position.seq);
    const delivered = { readers, ...(at !== undefined && { at: new Date(at).toISOString() }) };
    const { revision = 1 } = receipt;
    const isChange = revision > 1 && storyId !== undefined;
    const recall = isChange && { recall: await readRecall(redis, keys, { id: storyId, revision }) };
    return { ...submission, receipt: { ...receipt, delivered, ...recall } };
  } catch (error) {
    log.debug({ err: error }, 'deliveries and readers cannot be read');
    return submission;
  }
}
