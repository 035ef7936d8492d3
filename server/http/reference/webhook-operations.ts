import { z } from 'zod';
import { filterSchema } from '../../../shared/contract/filter-schema.ts';
import {
  type DeliveriesPage,
  deliveriesQuerySchema,
  WEBHOOK_EVENTS,
  type Webhook,
  type WebhookMade,
  type WebhookReplayed,
  type WebhookTested,
  webhookInSchema,
  webhookPatchSchema,
  webhookReplaySchema,
} from '../../../shared/contract/webhook-schema.ts';
import { answer, json, type Operation } from './operation.ts';
import { id, instant } from './story-answers.ts';

const WEBHOOKS = 'Webhooks';

const fields = {
  id,
  url: z.string(),
  filter: filterSchema as z.ZodType<Webhook['filter']>,
  events: z.array(z.enum(WEBHOOK_EVENTS)),
  status: z.enum(['active', 'failing', 'disabled']),
  reason: z.string().exactOptional(),
  position: z.string(),
  failingSince: instant.exactOptional(),
  nextAttemptAt: instant.exactOptional(),
  createdAt: instant,
};
const webhook = z.strictObject(fields) satisfies z.ZodType<Webhook>;
const webhooks = z.strictObject({ webhooks: z.array(webhook) });
const webhookMade = z.strictObject({ ...fields, secret: z.string() }) satisfies z.ZodType<WebhookMade>;
const deliveries = z.strictObject({
  deliveries: z.array(
    z.strictObject({
      id: z.string(),
      seq: z.int(),
      type: z.enum(WEBHOOK_EVENTS),
      status: z.enum(['delivered', 'failed']),
      attempts: z.int(),
      answered: z.int().nullable(),
      error: z.string().nullable(),
      tookMs: z.int(),
      firstAt: instant,
      lastAt: instant,
    }),
  ),
  next: z.string().nullable(),
}) satisfies z.ZodType<DeliveriesPage>;
const replayed = z.strictObject({
  status: z.literal('queued'),
  deliveries: z.int(),
  next: z.int().nullable(),
}) satisfies z.ZodType<WebhookReplayed>;
const tested = z.strictObject({
  id: z.string(),
  url: z.string(),
  answered: z.int().nullable(),
  error: z.string().nullable(),
  tookMs: z.int(),
}) satisfies z.ZodType<WebhookTested>;
const queued = z.strictObject({ status: z.literal('queued') });

/** The calls with which publishers have the wire pushed to their own servers. */
export const WEBHOOK_OPERATIONS: Operation[] = [
  {
    ...{ method: 'get', path: '/webhooks', id: 'listWebhooks', tag: WEBHOOKS, who: 'publish' },
    summary: "One's own webhooks",
    answers: { 200: answer('The webhooks', 'Webhooks', webhooks) },
  },
  {
    ...{ method: 'post', path: '/webhooks', id: 'addWebhook', tag: WEBHOOKS, who: 'publish' },
    summary: 'Pushes events to a URL from now on; only this answer shows the secret',
    body: json('WebhookIn', webhookInSchema),
    answers: { 201: answer('The webhook with its secret', 'WebhookMade', webhookMade) },
    errors: ['too_many_webhooks'],
  },
  {
    ...{ method: 'get', path: '/webhooks/:id', id: 'getWebhook', tag: WEBHOOKS, who: 'publish' },
    summary: 'A webhook with its status',
    answers: { 200: answer('The webhook', 'Webhook', webhook) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'patch', path: '/webhooks/:id', id: 'changeWebhook', tag: WEBHOOKS, who: 'publish' },
    summary: 'Changes the given fields; `enabled: true` retries at once, from where it stopped',
    body: json('WebhookPatch', webhookPatchSchema),
    answers: { 200: answer('The webhook', 'Webhook', webhook) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'delete', path: '/webhooks/:id', id: 'removeWebhook', tag: WEBHOOKS, who: 'publish' },
    summary: 'Ends the deliveries',
    answers: { 204: { says: 'It is gone' } },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/webhooks/:id/test', id: 'testWebhook', tag: WEBHOOKS, who: 'publish' },
    summary: 'Sends a signed event of the type `webhook.test` and waits for the answer; a disabled webhook, too',
    answers: { 200: answer('What came of it', 'WebhookTested', tested) },
    errors: ['not_found', 'too_many_requests', 'unavailable'],
  },
  {
    ...{ method: 'get', path: '/webhooks/:id/deliveries', id: 'listDeliveries', tag: WEBHOOKS, who: 'publish' },
    summary: 'Deliveries with their results, newest event first',
    query: deliveriesQuerySchema,
    answers: { 200: answer('The page', 'Deliveries', deliveries) },
    errors: ['not_found'],
  },
  {
    ...{ method: 'post', path: '/webhooks/:id/redeliver', id: 'replayDeliveries', tag: WEBHOOKS, who: 'publish' },
    summary: 'Repeats the deliveries of a time window: the failed ones, or all',
    body: json('WebhookReplay', webhookReplaySchema),
    answers: { 202: answer('How many will be sent, and where to continue', 'WebhookReplayed', replayed) },
    errors: ['not_found'],
  },
  {
    ...{
      method: 'post',
      path: '/webhooks/:id/deliveries/:seq/redeliver',
      id: 'redeliver',
      tag: WEBHOOKS,
      who: 'publish',
    },
    summary: 'Sends an event again, outside the usual order',
    answers: { 202: answer('It will be sent', 'Queued', queued) },
    errors: ['not_found'],
  },
];
