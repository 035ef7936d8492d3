import { expect, test } from 'vitest';
import type { StoryIn, StoryPatch } from '../../../shared/contract/story-schema.ts';
import type { ReadStory, StoryToRead } from './read-story.ts';
import type { StoryReader } from './story-reader.ts';
import { withinSections } from './within-sections.ts';

const ORIGIN = { publisherId: 'p', priority: 'routine' as const };
const story = (payload: StoryIn) => ({ ...ORIGIN, payload, publisherName: 'The Daily', receivedAt: new Date(0) });

/** Finds `sport` in every text, and edits by doing nothing. */
const finder = {
  read: async ({ payload }: StoryToRead) => ({ fields: { section: payload.section ?? 'sport' } }) as ReadStory,
  edit: async (patch: StoryPatch) => ({ patch, facts: undefined }),
} as unknown as StoryReader;
const within = (...offered: string[]) => {
  const offers = async (section: string): Promise<boolean> => offered.includes(section);
  return withinSections(finder, { offers, offersNow: offers });
};
const sectionIn = async (reader: StoryReader, payload: StoryIn) => (await reader.read(story(payload))).fields.section;

test('SECTION7 a given section that is offered stays', async () => {
  expect(await sectionIn(within('local'), { headline: 'A', section: 'local' })).toBe('local');
});

test('SECTION7 a given section that is not offered counts as not given', async () => {
  expect(await sectionIn(within('sport'), { headline: 'A', section: 'local' })).toBe('sport');
  expect((await within('sport').edit({ headline: 'B', section: 'local' }, ORIGIN)).patch).toEqual({ headline: 'B' });
  expect((await within('local').edit({ section: 'local' }, ORIGIN)).patch).toEqual({ section: 'local' });
  expect((await within().edit({ section: null }, ORIGIN)).patch).toEqual({ section: null });
});

test('SECTION7 a found section that is not offered is none', async () => {
  expect(await sectionIn(within('local'), { headline: 'A' })).toBeNull();
  expect(await sectionIn(within(), { headline: 'A', section: 'local' })).toBeNull();
});
