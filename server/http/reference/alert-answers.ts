import { z } from 'zod';
import {
  ALERT_KINDS,
  type Alert,
  type AlertMade,
  type AlertOffer,
  alertWishesSchema,
} from '../../../shared/contract/alert-schema.ts';

const instant = z.iso.datetime();
const kind = z.enum(ALERT_KINDS);

export const alertOffer = z.strictObject({
  kinds: z.array(kind),
  ntfyHosts: z.array(z.string()),
}) satisfies z.ZodType<AlertOffer>;

const delivery = z.strictObject({
  kind: z.enum(['confirm', 'test', 'news']),
  status: z.enum(['waiting', 'sending', 'sent', 'failed']),
  stories: z.int(),
  error: z.string().nullable(),
  at: instant,
});

export const alert = alertWishesSchema.extend({
  id: z.uuid(),
  kind,
  address: z.string(),
  state: z.enum(['unconfirmed', 'active', 'ended']),
  reason: z.string().exactOptional(),
  createdAt: instant,
  deliveries: z.array(delivery),
}) satisfies z.ZodType<Alert>;

export const alertMade = alert.extend({
  token: z.string(),
  secret: z.string().exactOptional(),
}) satisfies z.ZodType<AlertMade>;
