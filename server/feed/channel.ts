import { createHash } from 'node:crypto';
import type { CanonicalFilter } from '../../shared/domain/filter.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { type Batcher, createBatcher } from './batcher.ts';

const ID_CHARACTERS = 16;

/** One distinct filter, shared by all readers who have it. */
export interface Channel extends Batcher {
  id: string;
  filter: CanonicalFilter;
}

/** The channel's name: the same on every server for filters that mean the same. */
export function channelId(filter: CanonicalFilter): string {
  return createHash('sha256').update(JSON.stringify(filter)).digest('base64url').slice(0, ID_CHARACTERS);
}

/** Opens a channel that hands its batches to `send`. */
export function openChannel(id: string, filter: CanonicalFilter, send: (events: WireEvent[]) => void): Channel {
  return { id, filter, ...createBatcher(send) };
}
