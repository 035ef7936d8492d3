import type { RequestHandler } from 'express';
import type { WebhookTested } from '../../../shared/contract/webhook-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { listWebhooks } from '../../../shared/node/db/webhook/webhook-store.ts';
import { openFairSlots } from '../../limits/fair-slots.ts';
import { quotaTeller } from '../answers/rate-limit-headers.ts';
import type { HttpContext } from '../context.ts';
import { principalOf } from '../middleware/authenticate.ts';
import { pathId } from '../request/path-id.ts';

/** Tests at once on this server; each may hold a worker for 15 s. */
const AT_ONCE = 4;
const EACH = 2;
const WAITING = 20;
const RETRY_AFTER_S = 10;
const NO_WORKER = 'No worker has sent the test event in time. Check that one runs, and that the queue is not paused.';

/** `POST /webhooks/:id/test`: has a worker send a test event, and answers with what came of it. */
export function testWebhook({ db, limits, webhookQueue, log }: HttpContext): RequestHandler {
  const slots = openFairSlots({ capacity: AT_ONCE, perAddress: EACH, maxWaiting: WAITING });
  return async (req, res) => {
    const { publisherId, callerId } = principalOf(req);
    const id = pathId(req);
    const [webhook] = await listWebhooks(db, publisherId, id);
    if (!webhook) throw new NewswireError('not_found', `There is no webhook ${id} of yours.`);
    await limits.spend('webhookTest', { key: callerId }, quotaTeller(res));
    const release = await slots.acquire({ address: publisherId, isWaiting: () => !res.closed });
    if (typeof release !== 'function') {
      throw new NewswireError('too_many_requests', 'Too many tests of webhooks at once.', [], RETRY_AFTER_S);
    }
    try {
      const tested = await webhookQueue.test(id).catch((error: unknown) => {
        log.warn({ err: error }, 'a test of a webhook could not be enqueued');
        return undefined;
      });
      if (!tested) throw new NewswireError('unavailable', NO_WORKER, [], RETRY_AFTER_S);
      res.json(tested satisfies WebhookTested);
    } finally {
      release();
    }
  };
}
