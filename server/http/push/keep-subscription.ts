import { v7 as newId } from 'uuid';
import type { PushSubscriptionIn } from '../../../shared/contract/push-schema.ts';
import { NewswireError } from '../../../shared/domain/errors.ts';
import { type Database, inTransaction } from '../../../shared/node/db/database.ts';
import {
  findOwner,
  lockUsage,
  type NetworkUsage,
  putSubscription,
} from '../../../shared/node/db/push/subscription-store.ts';

/** Limits for the subscriptions of one network (an IPv4 address or an IPv6 /64). */
const A_DAY_MAX = 20;
const STANDING_MAX = 200;
const BYTES_MAX = 1_024 * 1_024;
const DAY_SECONDS = 24 * 3_600;

/**
 * Saves a subscription, counted for the network that created it; returns true when it is new. Throws
 * `too_many_subscriptions` when that network has too many or too large ones; an existing one may be sent again.
 */
export function keepSubscription(
  db: Database,
  input: PushSubscriptionIn,
  { network, bytes }: { network: string; bytes: number },
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    const known = await findOwner(tx, input.endpoint);
    const owner = known ?? network;
    const usage = await lockUsage(tx, owner, input.endpoint);
    if (known === undefined) checkNumber(usage);
    if (usage.bytes + bytes > BYTES_MAX) throw tooMany('with so many rules and mutes');
    return putSubscription(tx, { id: newId(), owner, bytes }, input);
  });
}

function checkNumber({ subscriptions, today }: NetworkUsage): void {
  if (subscriptions >= STANDING_MAX) throw tooMany('at a time');
  if (today >= A_DAY_MAX) throw tooMany('a day');
}

function tooMany(how: string): NewswireError {
  const detail = `Your network cannot have more subscriptions ${how}.`;
  return new NewswireError('too_many_subscriptions', detail, [], DAY_SECONDS);
}
