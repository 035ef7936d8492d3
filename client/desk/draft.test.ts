import { expect, test } from 'vitest';
import type { Story } from '../../shared/domain/story.ts';
import { clearDraft, correctStory, draft, edit, toPatch, toStory } from './draft.ts';

test('DESK2 what is left empty is left to the editors', () => {
  clearDraft();
  edit({ headline: 'Ten boats', topics: 'Harbour, , Sea ', body: '**Ten**' });
  expect(toStory(draft.value)).toEqual({
    headline: 'Ten boats',
    priority: 'routine',
    topics: ['Harbour', 'Sea'],
    body: '**Ten**',
    bodyFormat: 'markdown',
  });
});

test('DESK4 a correction says what has changed, and null where a field was emptied', () => {
  const story = { headline: 'Ten', summary: 'Old', bodyHtml: '<p>x</p>', byline: null, topics: [], section: 'world' };
  correctStory({ ...story, priority: 'routine' } as unknown as Story);
  expect(toPatch(draft.value)).toEqual({});
  edit({ headline: 'Nine', summary: '', section: '' });
  expect(toPatch(draft.value)).toEqual({ headline: 'Nine', summary: null, section: null });
});
