import { fileURLToPath } from 'node:url';
import type { PreviewIn, PreviewText } from '../../../shared/contract/desk-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { type Later, OverrunError } from '../../../shared/node/threads/task-thread.ts';
import { openThreadPool } from '../../../shared/node/threads/thread-pool.ts';

const THREAD = fileURLToPath(new URL('./preview-thread.ts', import.meta.url));
/** Previews usually take a few milliseconds; even the longest text takes less than this. */
const PREVIEW_MAX_MS = 1_500;
const HEAP_MAX_MB = 192;
/** Longer than writers usually pause. */
const IDLE_MS = 60_000;
/** Limits for all publishers together, and for each. */
const WAITING_MAX = 32;
const PUBLISHER_MAX = 4;
const RETRY_AFTER_S = 1;

export interface Previews {
  /**
   * Previews a story. Throws `validation_failed` for a body that cannot be parsed, `too_many_requests` when the
   * publisher has too many previews in progress, and `unavailable` when too many are waiting in total.
   */
  preview(publisherId: string, story: PreviewIn): Promise<PreviewText>;
  close(): Promise<void>;
}

/** Makes previews in their own thread, which runs only while it is needed. */
export function openPreviews({ thread = THREAD, later }: { thread?: string; later?: Later } = {}): Previews {
  const pool = openThreadPool<PreviewIn, PreviewText>({
    file: thread,
    threads: 1,
    idleMs: IDLE_MS,
    ahead: 1,
    attempts: 1,
    maxMs: PREVIEW_MAX_MS,
    heapMaxMb: HEAP_MAX_MB,
    ...(later && { later }),
  });
  const inFlight = new Map<string, number>();
  const count = (publisherId: string, change: 1 | -1): void => {
    const now = (inFlight.get(publisherId) ?? 0) + change;
    if (now > 0) inFlight.set(publisherId, now);
    else inFlight.delete(publisherId);
  };
  return {
    async preview(publisherId, story) {
      if ((inFlight.get(publisherId) ?? 0) >= PUBLISHER_MAX) {
        const most = `At most ${PUBLISHER_MAX} previews per publisher at a time.`;
        throw new NewswireError('too_many_requests', most, [], RETRY_AFTER_S);
      }
      if (pool.waiting() >= WAITING_MAX) {
        throw new NewswireError('unavailable', 'Too many previews are waiting.', [], RETRY_AFTER_S);
      }
      count(publisherId, 1);
      try {
        return await pool.run(story, { owner: publisherId });
      } catch (error) {
        throw error instanceof OverrunError ? tooComplex(error) : error;
      } finally {
        count(publisherId, -1);
      }
    },
    close: () => pool.close(),
  };
}

function tooComplex({ message }: OverrunError): NewswireError {
  const detail = `is too complex to be read: it ${message}`;
  return new NewswireError('validation_failed', `body ${detail}`, [{ field: 'body', rule: 'too_complex', detail }]);
}
