import { NewswireError } from '../../shared/domain/errors.ts';
import { parseOr } from '../../shared/wire/parse.ts';
import { BATCH_MAX_STORIES, type StoryIn, storyInSchema } from '../../shared/wire/story-schema.ts';
import { parseJson } from './parse-json.ts';

export type StoriesFormat = 'json' | 'ndjson';

/** What one item of a request turned out to be. */
export type ReadStory = { story: StoryIn } | { error: NewswireError };

/** One story, or many: many are judged one by one, so that good ones are not lost with bad ones. */
export type ReadStories = { one: ReadStory } | { many: ReadStory[] };

/** Reads a request body; throws `bad_json` or `too_many_stories` when there is nothing to judge item by item. */
export function readStories(body: string, format: StoriesFormat): ReadStories {
  if (format === 'ndjson') {
    const lines = body.split('\n').filter((line) => line.trim() !== '');
    return { many: checkCount(lines).map((line) => readItem(() => parseJson(line))) };
  }
  const value = parseJson(body);
  if (Array.isArray(value)) return { many: checkCount(value).map((item: unknown) => readItem(() => item)) };
  return { one: readItem(() => value) };
}

function readItem(value: () => unknown): ReadStory {
  try {
    return { story: parseOr('validation_failed', storyInSchema, value()) };
  } catch (error) {
    if (error instanceof NewswireError) return { error };
    throw error;
  }
}

function checkCount<T>(items: T[]): T[] {
  if (items.length === 0) throw new NewswireError('bad_request', 'The request holds no story.');
  if (items.length > BATCH_MAX_STORIES) {
    const most = BATCH_MAX_STORIES.toLocaleString('en');
    throw new NewswireError(
      'too_many_stories',
      `A request may hold at most ${most} stories; this one has ${items.length}.`,
    );
  }
  return items;
}
