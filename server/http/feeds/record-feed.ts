import type { AuditAction } from '../../../shared/domain/audit-actions.ts';
import { changedFields } from '../../../shared/domain/changed-fields.ts';
import { type Actor, recordAct } from '../../../shared/node/db/audit/audit-store.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import type { FeedRow } from '../../../shared/node/db/feed/feed-row.ts';

type FeedAction = Extract<AuditAction, `feed.${string}`>;

/** Records what an operator did to a feed; of its credentials only that they changed. */
export async function recordFeed(
  tx: Queryable,
  actor: Actor,
  action: FeedAction,
  states: { before?: FeedRow | undefined; after?: FeedRow | undefined },
): Promise<void> {
  const { before, after } = states;
  const feed = after ?? before;
  if (!feed) throw new Error(`${action} is about no feed`);
  const target = { type: 'feed', id: feed.id, name: feed.title ?? feed.url };
  if (before && after) {
    const changed = changedFields(settingsOf(before), settingsOf(after));
    const secrets = JSON.stringify(before.credentials) === JSON.stringify(after.credentials) ? {} : CHANGED;
    return recordAct(tx, actor, { action, target, before: changed.before, after: { ...changed.after, ...secrets } });
  }
  await recordAct(tx, actor, {
    ...{ action, target },
    ...{ before: before && settingsOf(before), after: after && settingsOf(after) },
  });
}

const CHANGED = { credentials: 'changed' };

function settingsOf(row: FeedRow): object {
  return {
    url: row.url,
    publisher: row.publisher_name ?? row.publisher_id,
    section: row.section,
    topics: row.topics,
    intervalSeconds: row.interval_seconds,
    enabled: row.status !== 'disabled',
    options: row.options,
  };
}
