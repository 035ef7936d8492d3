import { NewswireError } from '../../domain/errors.ts';
import type { Queryable } from '../db/database.ts';
import { countOpen, type OpenWork } from '../db/submission/open-count-store.ts';
import type { NewSubmission } from '../db/submission/submission-store.ts';

/** How long a count is cached; submissions to this server are added to it meanwhile. */
const FRESH_MS = 500;
const RETRY_AFTER_S = 5;

type Weighed = Pick<NewSubmission, 'kind' | 'status' | 'priority' | 'weight'>;

/** The number of submissions that each publisher has waiting. */
export interface Backlog {
  /** True when the publisher has too many waiting. */
  isFull(publisherId: string): Promise<boolean>;
  /** Throws `backlog_full` when the publisher has too many waiting. */
  check(publisherId: string): Promise<void>;
  /**
   * Counts a publisher's submissions, and returns for each the weight of the earlier ones with the same priority.
   * Throws `backlog_full` when the publisher has too many waiting; a retraction is always accepted.
   */
  admit(publisherId: string, submissions: Weighed[]): Promise<number[]>;
}

/** Each server counts separately, so together they can exceed the limit by half a second's submissions. */
export function openBacklog(deps: { db: Queryable; most: number; onFull: () => void }): Backlog {
  const { db, most, onFull } = deps;
  const known = new Map<string, { open: Promise<OpenWork>; until: number }>();
  const openOf = (publisherId: string): Promise<OpenWork> => {
    const before = known.get(publisherId);
    if (before && before.until > Date.now()) return before.open;
    const open = countOpen(db, publisherId, most);
    known.set(publisherId, { open, until: Date.now() + FRESH_MS });
    open.catch(() => known.delete(publisherId));
    return open;
  };
  const isFull = (open: OpenWork): boolean => open.submissions >= most;
  const refuseFull = (open: OpenWork): void => {
    if (!isFull(open)) return;
    onFull();
    throw new NewswireError('backlog_full', `At most ${most.toLocaleString('en')} may wait.`, [], RETRY_AFTER_S);
  };
  return {
    isFull: async (publisherId) => isFull(await openOf(publisherId)),
    async check(publisherId) {
      refuseFull(await openOf(publisherId));
    },
    async admit(publisherId, submissions) {
      const open = await openOf(publisherId);
      const waiting = submissions.filter(({ status }) => status === 'queued');
      if (waiting.some(({ kind }) => kind !== 'retract')) refuseFull(open);
      return submissions.map((submission) => (submission.status === 'queued' ? next(open, submission) : 0));
    },
  };
}

function next(open: OpenWork, { priority, weight }: Weighed): number {
  const ahead = open.weights[priority];
  open.submissions += 1;
  open.weights[priority] += weight;
  return ahead;
}
