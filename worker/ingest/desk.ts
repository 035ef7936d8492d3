import { createTermRarity, type TermRarity } from './storyline/term-rarity.ts';
import { createVectorShelf, type VectorShelf } from './storyline/vector-shelf.ts';
import { createTopicNames, type TopicNames } from './topics/topic-names.ts';

/** What a worker remembers of the wire's past; all of it is in Postgres too. */
export interface Desk {
  rarity: TermRarity;
  vectors: VectorShelf;
  names: TopicNames;
}

export function createDesk(): Desk {
  return { rarity: createTermRarity(), vectors: createVectorShelf(), names: createTopicNames() };
}
