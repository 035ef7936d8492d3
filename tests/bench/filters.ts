import type { CanonicalFilter, Filter } from '../../shared/domain/filter.ts';
import { createFilterIndex } from '../../shared/domain/filter-index.ts';
import { BUILT_IN_SECTIONS } from '../../shared/domain/section.ts';
import { concerns, type EventEnvelope } from '../../shared/domain/wire-event.ts';
import { toMatchKeys } from '../../shared/node/db/story/story-row.ts';
import { canonicaliseFilter } from '../../shared/node/search/canonicalise-filter.ts';
import { randomNumbers } from '../eval/articles.ts';
import type { Measurement } from './framework/measurement.ts';
import { median, ratio } from './framework/statistics.ts';
import { inventStory } from './rig/wire-publisher.ts';

interface Options {
  filters: number;
  stories: number;
  rounds: number;
}

const TOPICS = 3_000;
const PUBLISHERS = 200;
/** The loop is so slow that it only gets a part of the stories. */
const LOOPED_SHARE = 0.005;
const GROWTH = 10;

/** Finding the filters that match a story, with the server's own code. */
export const filters: Measurement<Options> = {
  name: 'filters',
  about: 'the filters that a story concerns, found in the index, and by a loop over all',
  options: {
    filters: { help: 'distinct ones', full: 10_000, short: 500 },
    stories: { help: 'matched', full: 100_000, short: 1_000 },
    rounds: { help: 'of each', full: 3, short: 1 },
  },
  async run({ options, say }) {
    const random = randomNumbers(1);
    const many = distinctFilters(options.filters, random);
    const few = many.slice(0, options.filters / GROWTH);
    const stories = Array.from({ length: options.stories }, (_, no) => inventEvent(no, random));
    const looped = stories.slice(0, Math.max(100, options.stories * LOOPED_SHARE));
    const [indexed, indexedFew, loop]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < options.rounds; round += 1) {
      indexed.push(microsecondsEach(stories, findByIndex(many)));
      indexedFew.push(microsecondsEach(stories, findByIndex(few)));
      loop.push(microsecondsEach(looped, findByLoop(many)));
      say(`round ${round}: index ${indexed.at(-1)?.toFixed(2)} µs, loop ${loop.at(-1)?.toFixed(0)} µs a story`);
    }
    compare(looped, findByIndex(many), findByLoop(many));
    const name = 'CPU per story';
    const ours = { name, of: 'newswire', unit: 'µs', values: indexed };
    const oursFew = { name: `${name}, a tenth of the filters`, of: 'newswire', unit: 'µs', values: indexedFew };
    const floor = { name, of: 'loop over all', unit: 'µs', values: loop };
    return {
      figures: [ours, floor, oursFew],
      bars: [
        { says: 'times faster than the loop', reached: ratio(floor, ours), atLeast: 50 },
        {
          says: 'growth of the cost with ten times the filters',
          reached: median(indexed) / median(indexedFew),
          atMost: GROWTH,
        },
      ],
      notes: [
        `The loop is measured with ${looped.length} of the stories; both find the same filters for each of them.`,
      ],
    };
  },
};

type Find = (envelope: EventEnvelope) => number;

function findByIndex(all: CanonicalFilter[]): Find {
  const index = createFilterIndex<CanonicalFilter>();
  for (const filter of all) index.add(filter, filter);
  return (envelope) => index.matching(envelope).length;
}

function findByLoop(all: CanonicalFilter[]): Find {
  return (envelope) => {
    let found = 0;
    for (const filter of all) if (concerns(filter, envelope)) found += 1;
    return found;
  };
}

function microsecondsEach(stories: EventEnvelope[], find: Find): number {
  const began = process.cpuUsage();
  for (const story of stories) find(story);
  const { user, system } = process.cpuUsage(began);
  return (user + system) / stories.length;
}

function compare(stories: EventEnvelope[], one: Find, other: Find): void {
  const different = stories.filter((story) => one(story) !== other(story));
  if (different.length > 0) throw new Error(`the index and the loop differ on ${different.length} stories`);
}

/** Some topics are frequent and most are rare, as on a real wire. */
function pickTopic(random: () => number): string {
  return `topic-${Math.floor(TOPICS * random() ** 2)}`;
}

function distinctFilters(count: number, random: () => number): CanonicalFilter[] {
  const all = new Map<string, CanonicalFilter>();
  while (all.size < count) {
    const topics = Array.from({ length: 1 + Math.floor(random() * 3) }, () => pickTopic(random));
    const kind = random();
    const filter: Filter =
      kind < 0.7
        ? { any: topics }
        : kind < 0.8
          ? { all: topics }
          : kind < 0.9
            ? { any: topics, sections: [BUILT_IN_SECTIONS[Math.floor(random() * BUILT_IN_SECTIONS.length)] ?? 'world'] }
            : { publishers: [`publisher-${Math.floor(random() * PUBLISHERS)}`], none: topics };
    const canonical = canonicaliseFilter(filter);
    all.set(JSON.stringify(canonical), canonical);
  }
  return [...all.values()];
}

function inventEvent(no: number, random: () => number): EventEnvelope {
  const topics = new Set(Array.from({ length: 1 + Math.floor(random() * 4) }, () => pickTopic(random)));
  const publisher = { id: `publisher-${Math.floor(random() * PUBLISHERS)}`, name: 'The Daily Bench' };
  const now = toMatchKeys({
    ...inventStory(publisher, [...topics], no),
    section: BUILT_IN_SECTIONS[Math.floor(random() * BUILT_IN_SECTIONS.length)] ?? null,
  });
  return { event: { type: 'story.retracted', seq: no + 1, at: '', storyId: '', revision: 1, reason: '' }, now };
}
