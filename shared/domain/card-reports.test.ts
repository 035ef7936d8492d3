import { expect, test } from 'vitest';
import { readCard } from './card-reports.ts';
import type { StoryCard } from './story.ts';
import { groupVersions } from './versions.ts';

function card(seq: number, publisher: string, repeats?: number, counts: Partial<StoryCard['storyline']> = {}) {
  const storyline = { id: 'line', stories: 1, publishers: 1, ...counts };
  const story = { id: `s${seq}`, seq, storyline, publisher: { id: publisher, name: publisher } };
  return { ...story, ...(repeats && { repeats: `s${repeats}` }) } as unknown as StoryCard;
}
const seqs = (cards: readonly { id: string }[]) => cards.map(({ id }) => Number(id.slice(1)));

test('updates of the card’s own story are versions of it, and no reports', () => {
  const { reports, versions } = readCard(card(5, 'post'), [card(8, 'post', 5), card(7, 'courier'), card(6, 'post', 5)]);
  expect([seqs(reports), seqs(versions)]).toEqual([[7], [8, 6]]);
  // Also when the card is one of the updates itself.
  expect(seqs(readCard(card(8, 'post', 5), [card(6, 'post', 5), card(5, 'post')]).versions)).toEqual([6, 5]);
});

test('every other publisher has one line, its newest report', () => {
  const others = [card(9, 'post'), card(8, 'courier', 2), card(7, 'courier'), card(6, 'echo'), card(2, 'courier')];
  expect(seqs(readCard(card(1, 'post'), others).reports)).toEqual([8, 6]);
});

test('reports that came with the card follow those in the list, one of each publisher', () => {
  const sent = [card(7, 'courier'), card(4, 'echo'), card(3, 'post')];
  const { reports } = readCard({ ...card(1, 'post'), reports: sent }, [card(8, 'courier')]);
  expect(seqs(reports)).toEqual([8, 4]);
});

test('the counts are those of the story that knows most', () => {
  const late = card(9, 'echo', undefined, { publishers: 3, independent: 2 });
  const later = card(10, 'post', 1, { publishers: 3, independent: 1 });
  expect(readCard(card(1, 'post'), [later, late])).toMatchObject({ publishers: 3, independent: 1 });
  expect(readCard(card(1, 'post'), [card(2, 'echo')])).toMatchObject({ publishers: 2, independent: undefined });
});

test('a group of versions stands where its first one stands', () => {
  const groups = groupVersions([card(9, 'post', 1), card(5, 'courier'), card(3, 'post', 1), card(1, 'post')]);
  expect(groups.map(({ story, versions }) => [story.seq, seqs(versions)])).toEqual([
    [9, [3, 1]],
    [5, []],
  ]);
});
