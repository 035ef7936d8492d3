import type { Filter } from '../../shared/domain/filter.ts';
import { matches } from '../../shared/domain/match.ts';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { canonicaliseFilter } from '../../shared/node/search/canonicalise-filter.ts';
import type { Copy } from './copy.ts';

/** A reader's record. */
export interface ReaderRecord {
  name: string;
  filter: Filter;
  events: WireEvent[];
  resets: number;
}

/**
 * Checks from the records alone that every reader saw exactly the accepted stories that concern it: each published
 * once, with its corrections and its retraction once and in order, all in wire order. Returns one line per problem.
 * Pure.
 */
export function check(copies: Copy[], readers: ReaderRecord[]): string[] {
  return readers.flatMap((reader) => checkReader(copies, reader).map((line) => `${reader.name}: ${line}`));
}

function checkReader(copies: Copy[], { filter, events, resets }: ReaderRecord): string[] {
  const wanted = canonicaliseFilter(filter);
  const seen = readStories(events);
  const comments = readComments(events);
  const lines: string[] = resets > 0 ? [`was reset ${resets} times`] : [];
  events.forEach((event, index) => {
    const before = events[index - 1];
    if (before && before.seq >= event.seq) lines.push(`got ${event.seq} after ${before.seq}`);
  });
  for (const copy of copies) {
    const concerns = matches(wanted, keysOf(copy));
    const expected = concerns ? expectedOf(copy) : [];
    const got = seen.get(copy.name) ?? [];
    if (got.join(' | ') !== expected.join(' | ')) {
      lines.push(`of ${copy.name} saw [${got.join(' | ')}] and not [${expected.join(' | ')}]`);
    }
    seen.delete(copy.name);
    const written = concerns ? copy.comments : [];
    const read = comments.get(copy.name) ?? [];
    if (read.join(' | ') !== written.join(' | ')) {
      lines.push(`of the comments on ${copy.name} saw [${read.join(' | ')}] and not [${written.join(' | ')}]`);
    }
    comments.delete(copy.name);
  }
  for (const [name, got] of seen) lines.push(`saw [${got.join(' | ')}] of ${name}, which nobody submitted`);
  for (const [name, got] of comments) lines.push(`saw comments [${got.join(' | ')}] on ${name}, which nobody wrote`);
  return lines;
}

/** Filter keys: none of these stories has a section or a language. */
function keysOf({ publisherId, topics }: Copy): Parameters<typeof matches>[1] {
  return { topics, publisher: publisherId, section: null, language: null, priority: 'routine', words: ' ' };
}

function expectedOf({ headlines, retracted }: Copy): string[] {
  const versions = headlines.map((headline, index) => `${index === 0 ? 'published' : 'corrected'} ${headline}`);
  return retracted === undefined ? versions : [...versions, `retracted ${retracted}`];
}

/** The events of each story in order of arrival, by the first word of its headline. */
function readStories(events: WireEvent[]): Map<string, string[]> {
  const names = new Map<string, string>();
  const seen = new Map<string, string[]>();
  for (const event of events) {
    const said = toLine(event);
    if (!said) continue;
    const name = said.headline?.split(' ')[0] ?? names.get(said.storyId) ?? said.storyId;
    names.set(said.storyId, name);
    seen.set(name, [...(seen.get(name) ?? []), said.line]);
  }
  return seen;
}

/** The comments on each story, in order of arrival. */
function readComments(events: WireEvent[]): Map<string, string[]> {
  const names = new Map<string, string>();
  const comments = new Map<string, string[]>();
  for (const event of events) {
    if (event.type === 'story.published') names.set(event.story.id, event.story.headline.split(' ')[0] ?? '');
    if (event.type !== 'comment.added') continue;
    const name = names.get(event.storyId) ?? event.storyId;
    comments.set(name, [...(comments.get(name) ?? []), event.comment.text ?? '']);
  }
  return comments;
}

function toLine(event: WireEvent): { storyId: string; headline?: string; line: string } | undefined {
  switch (event.type) {
    case 'story.published':
    case 'story.corrected': {
      const { id, headline } = event.story;
      return { storyId: id, headline, line: `${event.type.slice('story.'.length)} ${headline}` };
    }
    case 'story.retracted':
      return { storyId: event.storyId, line: `retracted ${event.reason}` };
    default:
      return undefined;
  }
}
