import sql from 'sql-template-tag';
import type { PushSubscriptionIn } from '../../../contract/push-schema.ts';
import type { CanonicalFilter } from '../../../domain/filter.ts';
import type { QuietHours } from '../../../domain/quiet-hours.ts';
import { type Priority, priorityRank } from '../../../domain/story.ts';
import { canonicaliseFilter } from '../../search/canonicalise-filter.ts';
import type { Queryable } from '../database.ts';
import { keepFilters } from './filter-store.ts';

export interface Mutes {
  topics: string[];
  publishers: string[];
  storylines: string[];
}

/** A reader with a matching filter, and the preferences that decide whether to notify. */
export interface Recipient {
  subscriptionId: string;
  filterId: string;
  rule: string;
  mutes: Mutes;
  quiet: QuietHours | null;
}

/** Usage by the other subscriptions of one network. */
export interface NetworkUsage {
  subscriptions: number;
  /** Created within the last 24 hours. */
  today: number;
  bytes: number;
}

/** The lowest priority of each level. */
const LEVEL_PRIORITY = { flash: 'flash', urgent: 'urgent', all: 'routine' } as const;

/** The owner of an endpoint's subscription; undefined for no subscription, null for no owner. */
export async function findOwner(tx: Queryable, endpoint: string): Promise<string | null | undefined> {
  const { rows } = await tx.query<{ owner: string | null }>(
    sql`SELECT owner FROM push_subscriptions WHERE endpoint = ${endpoint}`,
  );
  return rows[0]?.owner;
}

/** The owner's usage without one endpoint; locks it until the transaction ends. */
export async function lockUsage(tx: Queryable, owner: string, endpoint: string): Promise<NetworkUsage> {
  await tx.query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${owner}, 0))`);
  const { rows } = await tx.query<NetworkUsage>(sql`
    SELECT count(*) AS subscriptions, count(*) FILTER (WHERE created_at > now() - interval '1 day') AS today,
      coalesce(sum(bytes), 0)::bigint AS bytes
    FROM push_subscriptions WHERE owner = ${owner} AND endpoint <> ${endpoint}`);
  return rows[0] ?? { subscriptions: 0, today: 0, bytes: 0 };
}

/** Saves a subscription, replacing the endpoint's earlier one; returns true when it is new. */
export async function putSubscription(
  tx: Queryable,
  { id, owner, bytes }: { id: string; owner: string; bytes: number },
  input: PushSubscriptionIn,
): Promise<boolean> {
  const { endpoint, keys, mutes, quiet, language } = input;
  const { rows } = await tx.query<{ id: string }>(sql`
    INSERT INTO push_subscriptions (id, endpoint, p256dh, auth, mutes, quiet, owner, bytes, language)
    VALUES (${id}, ${endpoint}, ${keys.p256dh}, ${keys.auth}, ${JSON.stringify(mutes)},
      ${quiet ? JSON.stringify(quiet) : null}, ${owner}, ${bytes}, ${language})
    ON CONFLICT (endpoint) DO UPDATE SET p256dh = EXCLUDED.p256dh, auth = EXCLUDED.auth, mutes = EXCLUDED.mutes,
      quiet = EXCLUDED.quiet, owner = coalesce(push_subscriptions.owner, EXCLUDED.owner), bytes = EXCLUDED.bytes,
      language = EXCLUDED.language, failures = 0, failing_since = NULL, updated_at = now()
    RETURNING id`);
  const subscriptionId = rows[0]?.id ?? id;
  await putRules(tx, subscriptionId, input.rules);
  return subscriptionId === id;
}

async function putRules(tx: Queryable, subscriptionId: string, rules: PushSubscriptionIn['rules']): Promise<void> {
  const ids = await keepFilters(tx, rules.map(ruleFilter));
  await tx.query(sql`DELETE FROM push_rules WHERE subscription_id = ${subscriptionId}`);
  await tx.query(sql`
    INSERT INTO push_rules (subscription_id, no, name, filter_id)
    SELECT ${subscriptionId}, no, name, filter_id
    FROM unnest(${rules.map((rule) => rule.name)}::text[], ${ids}::text[]) WITH ORDINALITY AS new (name, filter_id, no)`);
}

/** The filter of a rule: a level is just a minimum priority. */
export function ruleFilter({ filter, level }: Pick<PushSubscriptionIn['rules'][number], 'filter' | 'level'>) {
  return atLeast(canonicaliseFilter(filter), LEVEL_PRIORITY[level]);
}

function atLeast(filter: CanonicalFilter, priority: Priority): CanonicalFilter {
  return priorityRank(filter.minPriority) >= priorityRank(priority) ? filter : { ...filter, minPriority: priority };
}

/** Deletes a subscription and its waiting notifications; false when there was none. */
export async function deleteSubscription(db: Queryable, endpoint: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`DELETE FROM push_subscriptions WHERE endpoint = ${endpoint}`);
  return (rowCount ?? 0) > 0;
}

/** Deletes up to `limit` subscriptions not confirmed since the cutoff; returns how many. */
export async function deleteUnconfirmedSince(db: Queryable, cutoff: Date, limit: number): Promise<number> {
  const { rowCount } = await db.query(sql`
    DELETE FROM push_subscriptions WHERE id IN (
      SELECT id FROM push_subscriptions WHERE updated_at < ${cutoff} LIMIT ${limit})`);
  return rowCount ?? 0;
}

/** The readers with one of these filters; each one's rules are in order. */
export async function findRecipients(db: Queryable, filterIds: string[]): Promise<Recipient[]> {
  const { rows } = await db.query<{
    subscription_id: string;
    filter_id: string;
    name: string;
    mutes: Mutes;
    quiet: QuietHours | null;
  }>(sql`
    SELECT r.subscription_id, r.filter_id, r.name, s.mutes, s.quiet
    FROM push_rules r JOIN push_subscriptions s ON s.id = r.subscription_id
    WHERE r.filter_id = ANY (${filterIds}) ORDER BY r.subscription_id, r.no`);
  return rows.map((row) => ({
    subscriptionId: row.subscription_id,
    filterId: row.filter_id,
    rule: row.name,
    mutes: row.mutes,
    quiet: row.quiet,
  }));
}
