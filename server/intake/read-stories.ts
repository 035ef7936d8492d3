import { NewswireError } from '../../shared/domain/errors.ts';
import { checkBody } from '../../shared/node/text/body-limits.ts';
import { parseOr } from '../../shared/wire/parse.ts';
import { BATCH_MAX_STORIES, STORY_MAX_BYTES, type StoryIn, storyInSchema } from '../../shared/wire/story-schema.ts';
import { checkShape, looksLikeArray, STORY_VALUES_MAX, splitArray } from './json-shape.ts';
import { parseJson, stripMark } from './parse-json.ts';
import { type Turns, takeTurns } from './turns.ts';

export type StoriesFormat = 'json' | 'ndjson';

/** What one item of a request turned out to be. */
export type ReadStory = { story: StoryIn } | { error: NewswireError };

/** One story, or many: many are judged one by one, so that good ones are not lost with bad ones. */
export type ReadStories = { one: ReadStory } | { many: ReadStory[] };

/**
 * Reads a request body; throws `bad_json` or `too_many_stories` when there is nothing to judge item by item. A batch is
 * cut into its items before any is parsed, and parsed in turns: 10 MB hold nobody else up.
 */
export async function readStories(body: string, format: StoriesFormat): Promise<ReadStories> {
  const text = stripMark(body);
  const turns = takeTurns();
  if (format === 'ndjson') {
    const lines = checkSome(await splitLines(text, turns));
    return { many: await inTurns(lines, turns, (line) => readItem(() => parseStory(line))) };
  }
  if (!looksLikeArray(text)) {
    const value = parseStory(text);
    return { one: readItem(() => value) };
  }
  const items = checkSome(splitItems(text));
  const values = await inTurns(items, turns, parseItem);
  return { many: await inTurns(values, turns, (parsed) => readItem(() => takeValue(parsed))) };
}

type ParsedItem = { value: unknown } | { error: NewswireError };

/** An item of an array that is not JSON makes the whole body none; one that is too large is refused for itself. */
function parseItem(text: string, index: number): ParsedItem {
  try {
    checkSize(text);
  } catch (error) {
    if (error instanceof NewswireError) return { error };
    throw error;
  }
  return { value: parseJson(text, `Item ${index} of the body`) };
}

function takeValue(parsed: ParsedItem): unknown {
  if ('error' in parsed) throw parsed.error;
  return parsed.value;
}

/** One story, or a line of NDJSON. */
function parseStory(text: string): unknown {
  checkSize(text);
  return parseJson(text);
}

function splitItems(text: string): string[] {
  const items: string[] = [];
  splitArray(text, (item) => {
    items.push(item);
    checkCount(items);
  });
  return items;
}

/** The lines that are not blank. */
async function splitLines(text: string, turns: Turns): Promise<string[]> {
  const lines: string[] = [];
  for (let from = 0; from < text.length; ) {
    const newline = text.indexOf('\n', from);
    const end = newline === -1 ? text.length : newline;
    const line = text.slice(from, end);
    if (line.trim() !== '') {
      lines.push(line);
      checkCount(lines);
    }
    from = end + 1;
    if (turns.isOver()) await turns.next();
  }
  return lines;
}

async function inTurns<In, Out>(items: In[], turns: Turns, read: (item: In, index: number) => Out): Promise<Out[]> {
  const results: Out[] = [];
  for (const [index, item] of items.entries()) {
    results.push(read(item, index));
    if (turns.isOver()) await turns.next();
  }
  return results;
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

function checkSome(items: string[]): string[] {
  if (items.length === 0) throw new NewswireError('bad_request', 'The request holds no story.');
  return items;
}

function checkCount(items: string[]): void {
  if (items.length <= BATCH_MAX_STORIES) return;
  const most = BATCH_MAX_STORIES.toLocaleString('en');
  throw new NewswireError('too_many_stories', `A request may hold at most ${most} stories; this one has more.`);
}

/** Throws for a text that can be no story: `too_large`, or `bad_json` with more values than a story has. */
function checkSize(text: string): void {
  if (text.length > STORY_MAX_BYTES) {
    throw new NewswireError('too_large', `A story must be at most ${STORY_MAX_BYTES / 2 ** 20} MB.`);
  }
  checkShape(text, STORY_VALUES_MAX);
}
