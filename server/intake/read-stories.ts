import { NewswireError } from '../../shared/domain/errors.ts';
import { checkBody } from '../../shared/node/text/body-limits.ts';
import { parseOr } from '../../shared/wire/parse.ts';
import { BATCH_MAX_STORIES, type StoryIn, storyInSchema } from '../../shared/wire/story-schema.ts';

/** Nothing that we take in has more than a few. */
const DEPTH_MAX = 16;

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
    const story = parseOr('validation_failed', storyInSchema, value());
    checkBody(story);
    return { story };
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

/** Parses JSON; throws `bad_json` with the parser's own words, or when it is nested too deeply. */
export function parseJson(text: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new NewswireError(
      'bad_json',
      `The body is not valid JSON: ${error instanceof Error ? error.message : error}`,
    );
  }
  if (isDeeperThan(value, DEPTH_MAX)) {
    throw new NewswireError('bad_json', `The body is nested deeper than ${DEPTH_MAX} levels.`);
  }
  return value;
}

/** Looks no further down than it may. */
function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (levels === 0) return true;
  return Object.values(value).some((part) => isDeeperThan(part, levels - 1));
}
