import sql from 'sql-template-tag';
import type { QuietHours } from '../../../domain/quiet-hours.ts';
import type { Priority } from '../../../domain/story.ts';
import type { Queryable } from '../database.ts';

/** A reader's quiet hours and the notifications held during them. */
export interface HeldNotifications {
  subscriptionId: string;
  quiet: QuietHours | null;
  ids: string[];
  storyIds: string[];
  storylineId: string | null;
  priority: Priority;
  rule: string;
}

/** Takes the next reader whose quiet hours should be over; undefined when there is none, or another worker has it. */
export async function takeHeld(tx: Queryable): Promise<HeldNotifications | undefined> {
  const due = await tx.query<{ id: string; quiet: QuietHours | null }>(sql`
    SELECT s.id, s.quiet FROM push_subscriptions s
    WHERE s.id = (SELECT subscription_id FROM push_notifications
      WHERE status = 'held' AND held_until <= now() ORDER BY held_until LIMIT 1)
    FOR UPDATE SKIP LOCKED`);
  const subscription = due.rows[0];
  if (!subscription) return undefined;
  const { rows } = await tx.query<{
    id: string;
    story_ids: string[];
    storyline_id: string | null;
    priority: Priority;
    rule: string;
  }>(sql`
    SELECT id, story_ids, storyline_id, priority, rule FROM push_notifications
    WHERE subscription_id = ${subscription.id} AND status = 'held' ORDER BY created_at`);
  return {
    subscriptionId: subscription.id,
    quiet: subscription.quiet,
    ids: rows.map(({ id }) => id),
    storyIds: rows.flatMap((row) => row.story_ids),
    storylineId: rows.at(-1)?.storyline_id ?? null,
    priority: rows.at(-1)?.priority ?? 'routine',
    rule: rows.at(-1)?.rule ?? '',
  };
}

/** Releases held notifications now (`waiting`), later (`held` until then), or never (`dropped`). */
export async function settleHeld(
  tx: Queryable,
  ids: string[],
  status: 'waiting' | 'held' | 'dropped',
  heldUntil: Date | null,
): Promise<void> {
  await tx.query(sql`
    UPDATE push_notifications SET status = ${status}, held_until = ${heldUntil} WHERE id = ANY (${ids}::uuid[])`);
}
