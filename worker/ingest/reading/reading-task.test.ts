import { expect, test } from 'vitest';
import { type PackedReading, unpackReading } from './packed-reading.ts';
import { readStory } from './read-story.ts';
import { readingTask } from './reading-task.ts';

const RECEIVED = new Date('2026-11-25T08:00:00Z');
const STORIES = {
  long: {
    headline: 'Dam breaks above Hallby',
    body: 'The old dam above Hallby broke on Tuesday, and Mayor Ann Lindqvist told 3,000 people to leave the valley.',
  },
  bare: { headline: 'Markets' },
  unspaced: { headline: '東京で地震', body: '東京で強い地震がありました。' },
};

for (const [name, payload] of Object.entries(STORIES)) {
  test(`a reading that went from thread to thread says the same: ${name}`, () => {
    const story = { payload, publisherName: 'The Daily', receivedAt: RECEIVED };
    expect(unpackReading(structuredClone(readingTask({ story }) as PackedReading))).toEqual(readStory(story));
  });
}
