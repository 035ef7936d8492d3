import { z } from 'zod';
import { languageSchema, mutesSchema, pushRuleSchema, quietSchema, RULES_MAX } from './push-schema.ts';
import { addressIn, mailboxIn } from './text-schema.ts';

const INDEPENDENT_MAX = 10;
const DAY_SECONDS = 24 * 3_600;
const GROUP_DEFAULT_SECONDS = 300;

/** The kinds of addresses that alerts are sent to. */
export const ALERT_KINDS = ['email', 'ntfy', 'webhook'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

const alertRuleSchema = pushRuleSchema.extend({
  /** Alerts once a storyline has reports from this many independent publishers. */
  independent: z
    .int()
    .min(1, 'must be at least 1')
    .max(INDEPENDENT_MAX, `must be at most ${INDEPENDENT_MAX}`)
    .default(1),
  /** Calls only for reports that tell what no earlier one of the storyline did. */
  onlyNew: z.boolean().default(false),
});

const wishes = {
  /** When empty, the address stays but gets no alerts. */
  rules: z.array(alertRuleSchema).max(RULES_MAX, `must hold at most ${RULES_MAX} rules`),
  mutes: mutesSchema,
  quiet: quietSchema.optional(),
  language: languageSchema,
  /** After news was sent, what follows waits so long and comes as one message. */
  groupSeconds: z
    .int()
    .min(10, 'must be at least 10')
    .max(DAY_SECONDS, `must be at most ${DAY_SECONDS.toLocaleString('en')}`)
    .default(GROUP_DEFAULT_SECONDS),
};

/** An address to add, with its rules, mutes and quiet hours. */
export const alertInSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('email'), address: mailboxIn(), ...wishes }),
  z.strictObject({ kind: z.enum(['ntfy', 'webhook']), address: addressIn(), ...wishes }),
]);
export type AlertIn = z.output<typeof alertInSchema>;

/** An address's new rules, mutes and quiet hours. */
export const alertWishesSchema = z.strictObject(wishes);
export type AlertWishes = z.output<typeof alertWishesSchema>;
export type AlertWishesRequest = z.input<typeof alertWishesSchema>;

/** The kinds of addresses that this server sends to, and the ntfy servers among them. */
export interface AlertOffer {
  kinds: AlertKind[];
  ntfyHosts: string[];
}

/** A message to an address, newest first; times are ISO 8601 in UTC. */
export interface AlertDelivery {
  kind: 'confirm' | 'test' | 'news';
  status: 'waiting' | 'sending' | 'sent' | 'failed';
  stories: number;
  /** Why it failed, or has not been sent so far. */
  error: string | null;
  at: string;
}

/** An address for its reader. */
export interface Alert extends AlertWishes {
  id: string;
  kind: AlertKind;
  address: string;
  /** `unconfirmed` until its owner has confirmed it; `ended` when it refuses messages. */
  state: 'unconfirmed' | 'active' | 'ended';
  /** Why it has ended. */
  reason?: string;
  createdAt: string;
  deliveries: AlertDelivery[];
}

/** A new address: only this answer shows the token that manages it, and the secret that signs what a webhook gets. */
export type AlertMade = Alert & { token: string; secret?: string };
