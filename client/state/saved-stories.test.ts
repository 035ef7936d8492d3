import { expect, test } from 'vitest';
import { COLLECTIONS } from '../../shared/domain/sync/item.ts';
import { sampleCard } from './sample-stories.fixture.ts';
import { SAVED_MAX, savedStories, toggleSaved } from './saved-stories.ts';

test('what was saved is never dropped for something new, and all of it can follow to other devices', () => {
  const cards = Array.from({ length: SAVED_MAX }, (_, index) => sampleCard(index + 1));
  expect(cards.every(toggleSaved)).toBe(true);
  const next = sampleCard(SAVED_MAX + 1);
  expect(toggleSaved(next)).toBe(false);
  expect(savedStories.value.at(-1)?.id).toBe(cards[0]?.id);
  expect(toggleSaved(sampleCard(7))).toBe(true);
  expect(toggleSaved(next)).toBe(true);
  expect(savedStories.value).toHaveLength(SAVED_MAX);
  expect(SAVED_MAX).toBe(COLLECTIONS.saved.most);
});
