import { z } from 'zod';
import type { Filter } from '../domain/filter.ts';
import { filterSchema } from './filter-schema.ts';
import { addressIn, patternIn } from './text-schema.ts';
import { A_MONTH_AT_MOST, IN_ORDER, WINDOW } from './time-window.ts';

/** The events that webhooks can receive; all get `story.removed`. */
export const WEBHOOK_EVENTS = [
  'story.published',
  'story.corrected',
  'story.retracted',
  'story.removed',
  'storyline.merged',
  'storyline.split',
  'comment.added',
  'comment.changed',
  'comment.removed',
  'discussion.closed',
  'discussion.opened',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

const fields = {
  url: addressIn().refine(
    (url) => !URL.canParse(url) || new URL(url).username === '',
    'must not hold a user name or password',
  ),
  filter: filterSchema,
  events: z.array(z.enum(WEBHOOK_EVENTS)).min(1, 'must name at least one event').max(WEBHOOK_EVENTS.length),
};

/** A webhook to add; by default it gets story events but no comments. */
export const webhookInSchema = z.strictObject({
  url: fields.url,
  filter: fields.filter.default({}),
  events: fields.events.default(['story.published', 'story.corrected', 'story.retracted']),
});
export type WebhookIn = z.output<typeof webhookInSchema>;

/** A change to a webhook; enabling a disabled one retries at once. */
export const webhookPatchSchema = z
  .strictObject({
    url: fields.url.optional(),
    filter: fields.filter.optional(),
    events: fields.events.optional(),
    enabled: z.boolean().optional(),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'must change at least one field');
export type WebhookPatch = z.output<typeof webhookPatchSchema>;

const seq = patternIn(/^\d{1,15}$/, 'must be the `seq` of a delivery').transform(Number);

export const deliveriesQuerySchema = z.strictObject({
  before: seq.optional(),
  status: z.enum(['delivered', 'failed']).optional(),
  limit: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(1, 'must be at least 1')
    .max(100, 'must be at most 100')
    .default(30),
});
export type DeliveriesQuery = z.output<typeof deliveriesQuerySchema>;

/** `POST /webhooks/:id/redeliver`: repeats the deliveries of a time window. */
export const webhookReplaySchema = z
  .strictObject({
    ...WINDOW,
    status: z.enum(['failed', 'delivered', 'all']).default('failed'),
    after: z.int().min(0, 'must be the `next` of an earlier answer').default(0),
  })
  .refine(IN_ORDER[0], { ...IN_ORDER[1] })
  .refine(A_MONTH_AT_MOST[0], { ...A_MONTH_AT_MOST[1] });
export type WebhookReplay = z.output<typeof webhookReplaySchema>;

/** A webhook for its publisher; times are ISO 8601 in UTC. */
export interface Webhook {
  id: string;
  url: string;
  filter: Filter;
  events: WebhookEvent[];
  status: 'active' | 'failing' | 'disabled';
  /** Why it was disabled. */
  reason?: string;
  /** Everything up to here was delivered, or does not match. */
  position: string;
  failingSince?: string;
  nextAttemptAt?: string;
  createdAt: string;
}

/** A new webhook with its signing secret, which only this answer shows. */
export type WebhookMade = Webhook & { secret: string };

/** The delivery of one event. */
export interface WebhookDelivery {
  /** The `webhook-id` of every attempt. */
  id: string;
  seq: number;
  type: WebhookEvent;
  status: 'delivered' | 'failed';
  attempts: number;
  answered: number | null;
  error: string | null;
  tookMs: number;
  firstAt: string;
  lastAt: string;
}

/** What came of a test event. */
export interface WebhookTested {
  /** Its `webhook-id`. */
  id: string;
  url: string;
  /** The receiver's status; null when there was no answer. */
  answered: number | null;
  /** Why it was not accepted, as a sentence; null when it was. */
  error: string | null;
  tookMs: number;
}

/** How many deliveries will be repeated; `next` is where to continue when one call did not cover all. */
export interface WebhookReplayed {
  status: 'queued';
  deliveries: number;
  next: number | null;
}

export interface DeliveriesPage {
  /** Newest event first. */
  deliveries: WebhookDelivery[];
  next: string | null;
}
