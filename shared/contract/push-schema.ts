import { z } from 'zod';
import { LANGUAGES } from '../domain/languages.ts';
import { isTimeZone } from '../domain/quiet-hours.ts';
import { filterSchema } from './filter-schema.ts';
import { addressIn, patternIn, textIn, trimmedIn } from './text-schema.ts';

/** The most rules of one reader. */
export const RULES_MAX = 32;
const MUTES_MAX = 200;

const base64url = (name: string, most: number) =>
  textIn(most).regex(/^[A-Za-z0-9_-]+={0,2}$/, `must be the subscription's ${name}`);
const clock = patternIn(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 22:00');
const mutes = (schema: z.ZodString | z.ZodUUID) =>
  z.array(schema).max(MUTES_MAX, `must hold at most ${MUTES_MAX}`).default([]);

/** The lowest priority for which a rule notifies; `all` includes routine stories. */
const PUSH_LEVELS = ['flash', 'urgent', 'all'] as const;

/** What a reader wants to hear of. */
export const pushRuleSchema = z.strictObject({
  name: trimmedIn(80).min(1, 'must not be blank'),
  filter: filterSchema,
  level: z.enum(PUSH_LEVELS),
});

/** When a reader wants to hear of nothing. */
export const quietSchema = z.strictObject({
  from: clock,
  to: clock,
  timeZone: textIn(64).refine(isTimeZone, 'must be a time zone such as Europe/Berlin'),
  allowFlash: z.boolean().optional(),
});

/** What a reader never wants to hear of. */
export const mutesSchema = z
  .strictObject({
    topics: mutes(textIn(80)),
    publishers: mutes(z.uuid('must be a publisher id')),
    storylines: mutes(z.uuid('must be a storyline id')),
  })
  .default({ topics: [], publishers: [], storylines: [] });

/** The language in which a reader is written to. */
export const languageSchema = z.enum(LANGUAGES, `must be one of ${LANGUAGES.join(', ')}`).default('en');

const endpoint = addressIn('must be the address of a push service');

/** A browser's push subscription; sending the same endpoint again replaces its rules. */
export const pushSubscriptionSchema = z.strictObject({
  endpoint,
  keys: z.strictObject({ p256dh: base64url('p256dh', 128), auth: base64url('auth', 64) }),
  rules: z.array(pushRuleSchema).min(1, 'must hold a rule').max(RULES_MAX, `must hold at most ${RULES_MAX} rules`),
  mutes: mutesSchema,
  quiet: quietSchema.optional(),
  language: languageSchema,
});
export type PushSubscriptionIn = z.output<typeof pushSubscriptionSchema>;
export type PushSubscriptionRequest = z.input<typeof pushSubscriptionSchema>;

export const pushUnsubscribeSchema = z.strictObject({ endpoint });
