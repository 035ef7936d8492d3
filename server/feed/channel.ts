import { createHash } from 'node:crypto';
import type { CanonicalFilter } from '../../shared/domain/filter.ts';

const ID_CHARACTERS = 16;

/** One distinct filter, shared by all readers who have it. */
export interface Channel {
  id: string;
  filter: CanonicalFilter;
}

/** The channel's name: the same on every server for filters that mean the same. */
export function channelId(filter: CanonicalFilter): string {
  return createHash('sha256').update(JSON.stringify(filter)).digest('base64url').slice(0, ID_CHARACTERS);
}
