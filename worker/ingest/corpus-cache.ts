import type { Queryable } from '../../shared/node/db/database.ts';
import { createTermRarity, type TermRarity } from './storyline/rarity.ts';
import { createVectorCache, type VectorCache } from './storyline/vector-cache.ts';
import { type AdmittedWords, createAdmittedWords } from './topics/admitted-words.ts';
import { createTopicNames, type TopicNames } from './topics/topic-names.ts';

/** A worker's cached knowledge of the stories on the wire; Postgres has all of it, too. */
export interface CorpusCache {
  rarity: TermRarity;
  vectors: VectorCache;
  names: TopicNames;
  admitted: AdmittedWords;
}

/** Opens the cache of one worker process. */
export function createCorpusCache(db: Queryable): CorpusCache {
  return {
    rarity: createTermRarity(db),
    vectors: createVectorCache(),
    names: createTopicNames(db),
    admitted: createAdmittedWords(db),
  };
}
