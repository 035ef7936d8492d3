import type { WireEvent } from '../../../shared/domain/wire-event.ts';
import { toRecordedCard } from '../../../shared/node/db/story-row.ts';
import { inventStory } from '../rig/wire-press.ts';

/** One story for a peer to send: to whom, and the event as our readers would get it. */
export interface PeerStory {
  rooms: string[];
  topics: readonly string[];
  event: WireEvent;
}

/** The same story that our wire would carry, released now. */
export function peerStory(rooms: string[], topics: readonly string[], no: number): PeerStory {
  const card = toRecordedCard(
    inventStory({ id: '01900000-0000-7000-8000-000000000000', name: 'The Daily Bench' }, topics, no),
  );
  const at = new Date().toISOString();
  return {
    rooms,
    topics,
    event: { seq: no, at, type: 'story.published', story: { ...card, seq: no, releasedAt: at } },
  };
}
