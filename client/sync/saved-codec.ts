import type { StoryCard } from '../../shared/domain/story.ts';
import { type Codec, isSyncable, type Values } from './codec.ts';

interface Saved {
  /** When it was saved, in milliseconds since 1970; the latest comes first. */
  at: number;
  card: StoryCard;
}

/** Saved stories; a newer revision of one changes it and leaves it at its place. */
export const savedCodec: Codec = {
  name: 'saved',
  collection: 'saved',
  toValues(stored, held, nowMs) {
    const values: Values = new Map();
    // Latest first in storage; written oldest first.
    for (const [index, card] of [...cardsOf(stored).entries()].reverse()) {
      const known = held.get(card.id)?.value;
      const before = known == null ? undefined : (JSON.parse(known) as Saved);
      const isSame = before !== undefined && before.card.revision >= card.revision;
      const value = isSame ? (known ?? '') : jsonOf({ at: before?.at ?? nowMs - index, card });
      if (isSyncable(card.id, value)) values.set(card.id, value);
    }
    return values;
  },
  fromItems(items, stored) {
    const saved = items.map(({ value }) => JSON.parse(value ?? 'null') as Saved);
    saved.sort((one, other) => other.at - one.at || (one.card.id < other.card.id ? -1 : 1));
    const large = cardsOf(stored).filter((card) => !isSyncable(card.id, jsonOf({ at: Date.now(), card })));
    return [...large, ...saved.map(({ card }) => card)];
  },
};

function jsonOf(saved: Saved): string {
  return JSON.stringify(saved);
}

function cardsOf(stored: unknown): StoryCard[] {
  return Array.isArray(stored) ? stored.filter((card) => typeof card?.id === 'string') : [];
}
