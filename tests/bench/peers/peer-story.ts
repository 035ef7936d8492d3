import type { WireEvent } from '../../../shared/domain/wire-event.ts';
import { toRecordedCard } from '../../../shared/node/db/story/story-row.ts';
import { inventStory } from '../rig/wire-publisher.ts';

/** A story for a peer to send: its rooms, and the event as our readers would get it. */
export interface PeerStory {
  rooms: string[];
  topics: readonly string[];
  event: WireEvent;
}

/** The same story as on our wire, released now. */
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
