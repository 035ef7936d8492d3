import { createHash } from 'node:crypto';
import sql from 'sql-template-tag';
import { type CanonicalFilter, canonicaliseFilter } from '../../domain/filter.ts';
import type { QuietHours } from '../../domain/quiet-hours.ts';
import { type Priority, priorityRank } from '../../domain/story.ts';
import type { PushSubscriptionIn } from '../../wire/push-schema.ts';
import type { Queryable } from './database.ts';

export interface Mutes {
  topics: string[];
  publishers: string[];
  storylines: string[];
}

/** A reader whom a filter concerns, with all that decides whether they are told. */
export interface Recipient {
  subscriptionId: string;
  filterId: string;
  rule: string;
  mutes: Mutes;
  quiet: QuietHours | null;
}

const LEVEL_PRIORITY = { flash: 'flash', urgent: 'urgent', all: 'routine' } as const;

/** Writes a subscription over what its endpoint asked for before; returns true when it is new. */
export async function putSubscription(tx: Queryable, id: string, input: PushSubscriptionIn): Promise<boolean> {
  const { endpoint, keys, mutes, quiet } = input;
  const { rows } = await tx.query<{ id: string }>(sql`
    INSERT INTO push_subscriptions (id, endpoint, p256dh, auth, mutes, quiet)
    VALUES (${id}, ${endpoint}, ${keys.p256dh}, ${keys.auth}, ${JSON.stringify(mutes)},
      ${quiet ? JSON.stringify(quiet) : null})
    ON CONFLICT (endpoint) DO UPDATE SET p256dh = EXCLUDED.p256dh, auth = EXCLUDED.auth, mutes = EXCLUDED.mutes,
      quiet = EXCLUDED.quiet, failures = 0, updated_at = now()
    RETURNING id`);
  const subscriptionId = rows[0]?.id ?? id;
  await putRules(tx, subscriptionId, input.rules);
  return subscriptionId === id;
}

async function putRules(tx: Queryable, subscriptionId: string, rules: PushSubscriptionIn['rules']): Promise<void> {
  const filters = rules.map(({ filter, level }) => atLeast(canonicaliseFilter(filter), LEVEL_PRIORITY[level]));
  const texts = filters.map((filter) => JSON.stringify(filter));
  const ids = texts.map(filterId);
  // Sorted, so that two subscriptions cannot lock crosswise.
  await tx.query(sql`
    INSERT INTO push_filters (id, filter)
    SELECT DISTINCT ON (id) id, filter::jsonb FROM unnest(${ids}::text[], ${texts}::text[]) AS new (id, filter) ORDER BY id
    ON CONFLICT DO NOTHING`);
  await tx.query(sql`DELETE FROM push_rules WHERE subscription_id = ${subscriptionId}`);
  await tx.query(sql`
    INSERT INTO push_rules (subscription_id, no, name, filter_id)
    SELECT ${subscriptionId}, no, name, filter_id
    FROM unnest(${rules.map((rule) => rule.name)}::text[], ${ids}::text[]) WITH ORDINALITY AS new (name, filter_id, no)`);
}

/** A level is nothing but a least priority. */
function atLeast(filter: CanonicalFilter, priority: Priority): CanonicalFilter {
  return priorityRank(filter.minPriority) >= priorityRank(priority) ? filter : { ...filter, minPriority: priority };
}

function filterId(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Ends a subscription, with what waited for it; false when there was none. */
export async function deleteSubscription(db: Queryable, endpoint: string): Promise<boolean> {
  const { rowCount } = await db.query(sql`DELETE FROM push_subscriptions WHERE endpoint = ${endpoint}`);
  return (rowCount ?? 0) > 0;
}

/** Changes whenever a filter is added or removed. */
export async function filtersVersion(db: Queryable): Promise<string> {
  const { rows } = await db.query<{ version: string }>(
    sql`SELECT count(*) || '.' || coalesce(max(no), 0) AS version FROM push_filters`,
  );
  return rows[0]?.version ?? '';
}

/** Every distinct filter that a rule has. */
export async function listFilters(db: Queryable): Promise<{ id: string; filter: CanonicalFilter }[]> {
  const { rows } = await db.query<{ id: string; filter: CanonicalFilter }>(sql`SELECT id, filter FROM push_filters`);
  return rows;
}

/** Forgets filters that no rule has any more. */
export async function deleteUnusedFilters(db: Queryable): Promise<void> {
  await db.query(sql`
    DELETE FROM push_filters f WHERE NOT EXISTS (SELECT FROM push_rules r WHERE r.filter_id = f.id)`);
}

/** The readers who have one of these filters, each with their rules in order. */
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
