import { z } from 'zod';
import { isVisible } from '../domain/comment-text.ts';
import type { PublisherRef } from '../domain/publisher.ts';
import { filterSchema } from './filter-schema.ts';
import { addressIn, textIn, trimmedIn } from './text-schema.ts';

/** Printable ASCII, as a header holds it. */
const KEY = /^[\x21-\x7e]+$/;

/** `https://wire.example.org/`, `…/api/v1` and `…?lang=en` are one installation, named by its address without these. */
const installationUrl = addressIn()
  .refine(
    (url) => !URL.canParse(url) || new URL(url).username + new URL(url).password === '',
    'must not hold a user name or password',
  )
  .transform((url) => {
    const { origin, pathname } = new URL(url);
    return `${origin}${pathname}`.replace(/(?:\/api\/v1)?\/?$/, '');
  });

/** A bridge to add. */
export const bridgeInSchema = z.strictObject({
  url: installationUrl,
  /** In the search language; the other side applies it. */
  filter: filterSchema.shape.q,
  key: textIn(500).regex(KEY, 'must be a key without spaces').optional(),
  /** A publisher's id or name; a new name adds a publisher. The other side's host by default. */
  publisher: trimmedIn(200).refine(isVisible, 'must not be blank').optional(),
  from: z.enum(['now', 'oldest']).default('now'),
});

/** Pauses or resumes a bridge. */
export const bridgePatchSchema = z.strictObject({ paused: z.boolean() });

export const BRIDGE_STATUSES = ['starting', 'ok', 'failing', 'paused'] as const;
/** `starting` before the other side has answered for the first time. */
export type BridgeStatus = (typeof BRIDGE_STATUSES)[number];

/** A bridge with its health. */
export interface Bridge {
  id: string;
  url: string;
  filter: string | null;
  hasKey: boolean;
  publisher: Pick<PublisherRef, 'id' | 'name'>;
  status: BridgeStatus;
  /** Why it fails. */
  error?: string;
  failingSince?: string;
  nextAttemptAt?: string;
  /** The other side's installation; null before it has answered. */
  installation: string | null;
  /** What was reached on the other side's wire; null before it began. */
  position: string | null;
  /** Publications, corrections, retractions and removals that were taken. */
  taken: number;
  /** Those that were not: they have been here before, came another way, are gone, or cannot be read. */
  passedOver: number;
  /** How often the other side no longer had the position. */
  resets: number;
  lastAnswerAt: string | null;
  createdAt: string;
}

export interface BridgesAnswer {
  bridges: Bridge[];
}

/** Who this installation is to others. */
export interface InstallationAnswer {
  id: string;
  version: string;
}
