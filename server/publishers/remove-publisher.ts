import type { PublisherRemoval } from '../../shared/contract/publisher-shapes.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { type Actor, recordAct } from '../../shared/node/db/audit/audit-store.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import {
  addPublisherTakedown,
  countWaiting,
  endPublisher,
  hasPresetKey,
  listRunningCoverages,
} from '../../shared/node/db/publisher/publisher-removal-store.ts';
import { finishCoverage } from '../coverages/write-coverage.ts';
import { heldPublisher } from './hold-publisher.ts';

/** Which publisher an operator removes, and what becomes of its stories. */
export interface RemovalWish {
  publisherId: string;
  /** The publisher of the operator's key. */
  operatorId: string;
  actor: Actor;
  stories: 'keep' | 'takedown';
  reason: string | undefined;
  dryRun: boolean;
}

/**
 * Removes a publisher: it publishes no more, its keys, feeds, webhooks and running coverages end, and what waits is
 * rejected. Its stories stay under its name, or workers take them down. With `dryRun`, only tells what that would be.
 */
export async function removePublisher(tx: Queryable, wish: RemovalWish): Promise<PublisherRemoval> {
  const { publisherId, operatorId, stories, reason } = wish;
  const publisher = await heldPublisher(tx, publisherId);
  await checkRemovable(tx, wish);
  const removal = { publisher, stories, waiting: await countWaiting(tx, publisherId), removed: !wish.dryRun };
  if (wish.dryRun) return removal;
  for (const coverageId of await listRunningCoverages(tx, publisherId)) {
    await finishCoverage(tx, { publisherId, coverageId });
  }
  await endPublisher(tx, publisherId);
  if (stories === 'takedown') await addPublisherTakedown(tx, { publisherId, operatorId, reason: reason ?? '' });
  await recordAct(tx, wish.actor, {
    ...{ action: 'publisher.removed', target: { type: 'publisher', id: publisherId, name: publisher.name } },
    ...{ ...(reason !== undefined && { reason }), before: figuresOf(removal), after: { stories } },
  });
  return removal;
}

async function checkRemovable(tx: Queryable, { publisherId, operatorId }: RemovalWish): Promise<void> {
  if (await hasPresetKey(tx, publisherId)) {
    throw new NewswireError('key_preset', 'NEWSWIRE_ADMIN_KEY belongs to this publisher: it cannot be removed.');
  }
  if (publisherId === operatorId) throw new NewswireError('own_publisher');
}

function figuresOf({ publisher, waiting }: PublisherRemoval): object {
  const { stories, keys, feeds, webhooks, coverages } = publisher;
  return { stories, keys, feeds, webhooks, coverages, waiting };
}
