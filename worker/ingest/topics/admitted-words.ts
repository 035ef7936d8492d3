import type { TopicRef } from '../../../shared/domain/story.ts';
import type { Queryable } from '../../../shared/node/db/database.ts';
import { listAdmitted } from '../../../shared/node/db/topic/ruling-store.ts';
import { headlineHas } from './headline-word.ts';

/** How long admitted words stay valid, in ms; a new one takes effect after this. */
export const ADMITTED_TTL_MS = 30_000;

/** The words that moderators have admitted as topics, of which a worker has a recent copy. */
export interface AdmittedWords {
  /** The admitted topics that the headline says. */
  saidBy(headline: string): Promise<TopicRef[]>;
}

export function createAdmittedWords(db: Queryable, now: () => number = Date.now): AdmittedWords {
  let words: TopicRef[] = [];
  let readAt = Number.NEGATIVE_INFINITY;
  return {
    async saidBy(headline) {
      if (now() - readAt > ADMITTED_TTL_MS) {
        words = await listAdmitted(db);
        readAt = now();
      }
      return words.filter(({ label }) => headlineHas(headline, label));
    },
  };
}
