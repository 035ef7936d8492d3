import { storyTokens } from '../../../shared/domain/search/story-tokens.ts';
import { topicSlug } from '../../../shared/domain/topic.ts';
import type { StoryRow } from '../../../shared/node/db/story/story-row.ts';
import { stemIn } from '../../../shared/node/search/stems.ts';
import { storyWords } from './story-words.ts';

/** All tokens by which a story is found; `words` are those of its text. */
export function tokensOf(
  row: Pick<StoryRow, 'topics' | 'language' | 'publisher_name' | 'image_url'>,
  words: readonly string[],
): string {
  const marks = {
    labels: row.topics.map(({ label }) => storyWords(label)),
    language: row.language,
    publisher: topicSlug(row.publisher_name),
    hasPicture: row.image_url !== null,
  };
  return storyTokens(words, marks, stemIn);
}
