import sql from 'sql-template-tag';
import type { MatchKeys } from '../../shared/domain/match-keys.ts';
import { fieldTokens, storyTokens } from '../../shared/domain/search/story-tokens.ts';
import { foldedWords } from '../../shared/domain/words.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { rowsOf } from '../../shared/node/db/literals.ts';
import { stemIn } from '../../shared/node/search/stems.ts';

/** Draws one of these. */
export type Roll = <T>(from: readonly T[]) => T;

/** Forms of few words, so that stories and queries meet often. */
export const WORDS = [
  ...['octopus', 'octopuses', 'election', 'elections', 'Élection', 'élections', 'run', 'running', 'news', 'new'],
  ...['Haus', 'Häuser', 'canción', 'canciones', 'livro', 'livros', 'ragazza', 'ragazze', 'U.S.', "Harbour's"],
  ...['東京都', '京都', 'Москва', '2026', 'rock-n-roll', 'universe', 'university'],
] as const;
export const TOPICS = ['alpha', 'beta', 'gamma'] as const;
const SECTIONS = ['world', 'sport', null] as const;
const LANGUAGES = ['en', 'en-GB', 'de', 'fr', 'es', 'pt', 'it', 'ja', null] as const;
const PRIORITIES = ['routine', 'urgent', 'flash'] as const;
const HOUR_MS = 3_600_000;

/** A story as live matching and the history know it. */
export interface RandomStory {
  seq: number;
  keys: MatchKeys & { releasedAt: string };
}

/**
 * Puts stories of random words straight into the record, an hour apart, the newest an hour ago; their numbers are `apart`
 * from each other, as if other stories had been between them.
 */
export async function fillRandomStories(
  db: Database,
  publisherId: string,
  roll: Roll,
  count: number,
  { words: vocabulary = WORDS, apart = 1 }: { words?: readonly string[]; apart?: number } = {},
): Promise<RandomStory[]> {
  const newest = Date.now() - HOUR_MS;
  const stories = Array.from({ length: count }, (_, index): RandomStory => {
    const fields = [3, 5, 12].map((length) => Array.from({ length }, () => roll(vocabulary)).join(' '));
    const language = roll(LANGUAGES);
    const topics = [...new Set([roll(TOPICS), roll(TOPICS)])];
    const marks = { labels: topics.map((topic) => [topic]), language, publisher: 'the-orchard' };
    const words = storyTokens(
      fieldTokens(fields.map(foldedWords)),
      { ...marks, hasPicture: roll([true, false]) },
      stemIn,
    );
    const releasedAt = new Date(newest - (count - 1 - index) * HOUR_MS).toISOString();
    const keys = { topics, publisher: publisherId, section: roll(SECTIONS), language, priority: roll(PRIORITIES) };
    return { seq: (index + 1) * apart, keys: { ...keys, words, releasedAt } };
  });
  const rows = stories.map(({ seq, keys }) => ({ ...keys, seq, section: keys.section, released: keys.releasedAt }));
  await db.query(sql`
    INSERT INTO stories (id, publisher_id, revision, submission_no, seq, released_at, headline, body_html, topics,
      topic_slugs, section, language, priority, published_at, content_hash, words)
    SELECT gen_random_uuid(), r.publisher, 1, r.seq, r.seq, r.released, 'Story', '', '[]', r.topics, r.section, r.language,
      r.priority, r.released, '', r.words
    FROM json_to_recordset(${rowsOf(rows)}) AS r (seq bigint, released timestamptz, publisher uuid, topics text[],
      section text, language text, priority text, words text)`);
  await db.query(sql`UPDATE wire SET last_seq = ${count * apart}`);
  return stories;
}
