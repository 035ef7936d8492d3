import type { IntakeWarning } from '../../shared/contract/http-shapes.ts';
import { parseOr } from '../../shared/contract/parse.ts';
import {
  BATCH_MAX_STORIES,
  type Retraction,
  retractionSchema,
  STORY_MAX_BYTES,
  type StoryIn,
  storyInSchema,
} from '../../shared/contract/story-schema.ts';
import { NewswireError } from '../../shared/domain/errors.ts';
import { DEFAULT_SECTIONS, type SiteSection } from '../../shared/domain/section.ts';
import { checkBody } from '../../shared/node/text/body-limits.ts';
import { checkShape, looksLikeArray, STORY_VALUES_MAX, splitArray } from './json-shape.ts';
import { fromNinjs } from './ninjs/from-ninjs.ts';
import { parseJson } from './parse-json.ts';
import { parseWithSection } from './section-errors.ts';
import { startTimeSlice, type TimeSlice } from './time-slice.ts';
import { unseenFields } from './unseen-fields.ts';

export type StoriesFormat = 'json' | 'ndjson' | 'ninjs';

/** The result of parsing one item of a request. */
export type ReadStory =
  | { story: StoryIn; warnings?: IntakeWarning[] }
  /** The story with this id of its publisher is to be retracted. */
  | { retraction: Retraction; externalId: string; warnings: IntakeWarning[] }
  | { error: NewswireError };

/** One story, or many that are validated one by one, so that invalid ones do not reject valid ones. */
export type ReadStories = { one: ReadStory } | { many: ReadStory[] };

/**
 * Reads a request body, whose stories may be in these sections; throws `bad_json` or `too_many_stories` when the body as a whole is invalid. A batch is split
 * into items before any is parsed, and parsed in time slices, so that 10 MB do not block the event loop.
 */
export async function readStories(
  text: string,
  format: StoriesFormat,
  sections: readonly SiteSection[] = DEFAULT_SECTIONS,
): Promise<ReadStories> {
  const slice = startTimeSlice();
  const read = (value: () => unknown): ReadStory => readItem(value, format, sections);
  if (format === 'ndjson') {
    const lines = checkSome(await splitLines(text, slice));
    return { many: await inSlices(lines, slice, (line) => read(() => parseStory(line))) };
  }
  if (!looksLikeArray(text)) {
    const value = parseStory(text);
    return { one: read(() => value) };
  }
  const items = checkSome(splitItems(text));
  const values = await inSlices(items, slice, parseItem);
  return { many: await inSlices(values, slice, (parsed) => read(() => takeValue(parsed))) };
}

type ParsedItem = { value: unknown } | { error: NewswireError };

/** Invalid JSON in one item invalidates the whole body; an item that is too large is rejected alone. */
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

async function splitLines(text: string, slice: TimeSlice): Promise<string[]> {
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
    if (slice.isOver()) await slice.yield();
  }
  return lines;
}

async function inSlices<In, Out>(
  items: In[],
  slice: TimeSlice,
  read: (item: In, index: number) => Out,
): Promise<Out[]> {
  const results: Out[] = [];
  for (const [index, item] of items.entries()) {
    results.push(read(item, index));
    if (slice.isOver()) await slice.yield();
  }
  return results;
}

function readItem(value: () => unknown, format: StoriesFormat, sections: readonly SiteSection[]): ReadStory {
  try {
    return format === 'ninjs' ? readNinjs(value(), sections) : readStory(value(), sections);
  } catch (error) {
    if (error instanceof NewswireError) return { error };
    throw error;
  }
}

function readStory(value: unknown, sections: readonly SiteSection[]): ReadStory {
  const story = checkStory(value, sections);
  return { story, warnings: unseenFields(story, Date.now()) };
}

function readNinjs(value: unknown, sections: readonly SiteSection[]): ReadStory {
  const { warnings, ...item } = fromNinjs(value);
  if ('story' in item) return { story: checkStory(item.story, sections), warnings };
  const retraction = parseOr('validation_failed', retractionSchema, { reason: item.reason });
  return { retraction, externalId: item.externalId, warnings };
}

function checkStory(value: unknown, sections: readonly SiteSection[]): StoryIn {
  const story = parseWithSection(storyInSchema, value, sections);
  checkBody(story);
  return story;
}

function checkSome(items: string[]): string[] {
  if (items.length === 0) throw new NewswireError('bad_request', 'The request contains no story.');
  return items;
}

function checkCount(items: string[]): void {
  if (items.length <= BATCH_MAX_STORIES) return;
  const most = BATCH_MAX_STORIES.toLocaleString('en');
  throw new NewswireError('too_many_stories', `A request may contain at most ${most} stories; this one has more.`);
}

/** Throws `too_large`, or `bad_json` for a text with more values than a story can have. */
function checkSize(text: string): void {
  if (text.length > STORY_MAX_BYTES) {
    throw new NewswireError('too_large', `A story must be at most ${STORY_MAX_BYTES / 2 ** 20} MB.`);
  }
  checkShape(text, STORY_VALUES_MAX);
}
