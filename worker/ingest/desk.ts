import type { Queryable } from '../../shared/node/db/database.ts';
import { createTermRarity, type TermRarity } from './storyline/term-rarity.ts';
import { createVectorShelf, type VectorShelf } from './storyline/vector-shelf.ts';
import { createTopicNames, type TopicNames } from './topics/topic-names.ts';

/** What a worker remembers of the wire's past; all of it is in Postgres too. */
export interface Desk {
  rarity: TermRarity;
  vectors: VectorShelf;
  names: TopicNames;
}

/** Opens the memory of one worker process. */
export function createDesk(db: Queryable): Desk {
  return { rarity: createTermRarity(db), vectors: createVectorShelf(), names: createTopicNames(db) };
}
