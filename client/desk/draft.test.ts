import { expect, test } from 'vitest';
import type { Submission } from '../../shared/contract/http-shapes.ts';
import type { Story } from '../../shared/domain/story.ts';
import { changeHeld, clearDraft, correctStory, draft, edit, patchOf } from './draft.ts';
import { toStory } from './draft-fields.ts';

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
  expect(patchOf(draft.value)).toEqual({});
  edit({ headline: 'Nine', summary: '', section: '' });
  expect(patchOf(draft.value)).toEqual({ headline: 'Nine', summary: null, section: null });
});

const PICTURE = { url: 'https://a.example/quay.jpg', alt: 'A quay', width: 1_600, height: 900 };

test('DESK9 notes, language, link and picture are sent where they were filled in', () => {
  clearDraft();
  edit({
    headline: 'Ten boats',
    placeline: 'OSLO',
    language: 'nb',
    editorNote: ' ',
    usageTerms: 'Free',
    url: 'https://a.example/ten',
  });
  edit({ imageUrl: `${PICTURE.url} `, imageAlt: 'A quay', focalX: '25' });
  expect(toStory(draft.value)).toEqual({
    ...{ headline: 'Ten boats', priority: 'routine', placeline: 'OSLO', language: 'nb', usageTerms: 'Free' },
    url: 'https://a.example/ten',
    image: { url: PICTURE.url, alt: 'A quay', focalPoint: { x: 0.25, y: 0.5 } },
  });
});

test('DESK9 a correction keeps the notes and the picture that it does not change, and says what it changed', () => {
  const notes = { placeline: 'OSLO', copyright: '© A', correctionNote: 'The first one' };
  const imageFrame = { width: 1_600, height: 900, focalPoint: { x: 0.2, y: 0.4 } };
  const picture = { imageUrl: PICTURE.url, imageAlt: 'A quay', imageCaption: null, imageCredit: 'Bo', imageFrame };
  const story = {
    headline: 'Ten',
    bodyHtml: '',
    topics: [],
    priority: 'routine',
    language: 'nb',
    ...notes,
    ...picture,
  };
  correctStory(story as unknown as Story);
  expect(draft.value).toMatchObject({ placeline: 'OSLO', correctionNote: '', focalX: '20', focalY: '40' });
  edit({ correctionNote: 'There were nine.', copyright: '' });
  expect(patchOf(draft.value)).toEqual({ correctionNote: 'There were nine.', copyright: null });
  edit({ imageAlt: 'The quay', correctionNote: '', copyright: '© A' });
  expect(patchOf(draft.value)).toEqual({
    image: {
      url: PICTURE.url,
      alt: 'The quay',
      credit: 'Bo',
      focalPoint: { x: 0.2, y: 0.4 },
      width: 1_600,
      height: 900,
    },
  });
  // The size is that of another picture.
  edit({ imageUrl: 'https://a.example/pier.jpg', focalX: '', focalY: '' });
  expect(patchOf(draft.value)).toEqual({
    image: { url: 'https://a.example/pier.jpg', alt: 'The quay', credit: 'Bo' },
  });
  edit({ imageUrl: '', imageAlt: '', imageCredit: '' });
  expect(patchOf(draft.value)).toEqual({ image: null });
});

test('DESK9 a submission that waits has its picture in the form, as one object or in fields', () => {
  changeHeld({ story: { headline: 'Ten', image: { ...PICTURE, focalPoint: { x: 0.1, y: 1 } } } } as Submission);
  expect(draft.value).toMatchObject({ imageUrl: PICTURE.url, imageAlt: 'A quay', focalX: '10', focalY: '100' });
  changeHeld({ story: { headline: 'Ten', imageUrl: PICTURE.url, imageCredit: 'Bo' } } as Submission);
  expect(draft.value).toMatchObject({ imageUrl: PICTURE.url, imageCredit: 'Bo', focalX: '' });
});
