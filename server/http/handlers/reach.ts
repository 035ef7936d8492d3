import type { RequestHandler } from 'express';
import type { Reach } from '../../../shared/contract/reach-shapes.ts';
import { storyInSchema } from '../../../shared/contract/story-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { readPublisherName } from '../../../shared/node/db/publisher/publisher-store.ts';
import { checkBody } from '../../../shared/node/text/body-limits.ts';
import { parseWithSection } from '../../intake/section-errors.ts';
import { openFairSlots } from '../../limits/fair-slots.ts';
import { quotaTeller } from '../answers/rate-limit-headers.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { jsonBody } from '../request/body-format.ts';

/** Questions at once on this server; each is as much work as a story. */
const AT_ONCE = 2;
const EACH = 1;
const WAITING = 10;
const RETRY_AFTER_S = 5;
const NO_WORKER = 'No worker has read the story in time. Check that one runs, and that the queue is not paused.';

/** `POST /stories/preview`: what a story would reach if it were published now. Nothing is stored or sent. */
export function postReach({ db, limits, reachQueue, reachAsks, site, log }: HttpContext): RequestHandler {
  const slots = openFairSlots({ capacity: AT_ONCE, perAddress: EACH, maxWaiting: WAITING });
  return async (req, res) => {
    const body = jsonBody(req);
    const story = parseWithSection(storyInSchema, body, site.current().sections);
    checkBody(story);
    const { publisherId, callerId } = principalOf(req);
    await limits.spend('reach', { key: callerId }, quotaTeller(res));
    const release = await slots.acquire({ address: publisherId, isWaiting: () => !res.closed });
    if (typeof release !== 'function') {
      throw new NewswireError('too_many_requests', 'Too many questions about reach at once.', [], RETRY_AFTER_S);
    }
    try {
      const publisher = { id: publisherId, name: (await readPublisherName(db, publisherId)) ?? '' };
      const measured = await reachQueue.measure({ publisher, story }).catch((error: unknown) => {
        log.warn({ err: error }, 'the reach of a story could not be asked for');
        return undefined;
      });
      if (!measured) throw new NewswireError('unavailable', NO_WORKER, [], RETRY_AFTER_S);
      if ('refused' in measured) {
        throw new NewswireError('validation_failed', measured.refused.detail, measured.refused.fields);
      }
      const readers = await reachAsks.readersOf(measured.envelope);
      res.json({ ...measured.reach, readers } satisfies Reach);
    } finally {
      release();
    }
  };
}
