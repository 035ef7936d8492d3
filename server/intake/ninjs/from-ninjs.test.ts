import { expect, test } from 'vitest';
import { type ReadStory, readStories } from '../read-stories.ts';

const TEXT = { role: 'main', value: 'Storm over Port Amsel' };

async function read(item: object): Promise<ReadStory> {
  const found = await readStories(JSON.stringify(item), 'ninjs');
  if ('many' in found) throw new Error('one item was read as many');
  return found.one;
}

const warned = (item: ReadStory): string[] =>
  'warnings' in item ? (item.warnings ?? []).map(({ field }) => field) : [];

test('NINJS1 ninjs 2 and 3 differ in nothing but capital letters, and become the same story', async () => {
  const shared = { uri: 'urn:storm', type: 'text', language: 'en', urgency: 1, headlines: [TEXT], by: 'Ada' };
  const three = await read({
    ...shared,
    ...{ firstCreated: '2026-03-01T10:00:00Z', versionCreated: '2026-03-01T11:00:00Z', pubStatus: 'usable' },
    embargoedUntil: '2026-03-01T12:00:00Z',
    bodies: [
      { contentType: 'text/plain', value: 'Wind.' },
      { contentType: 'text/html', value: '<p>Wind.</p>' },
    ],
    descriptions: [{ role: 'summary', value: 'Windy.' }],
  });
  const two = await read({
    ...shared,
    ...{ firstcreated: '2026-03-01T10:00:00Z', versioncreated: '2026-03-01T11:00:00Z', pubstatus: 'usable' },
    embargoed: '2026-03-01T12:00:00Z',
    bodies: [
      { contenttype: 'text/plain', value: 'Wind.' },
      { contenttype: 'text/html', value: '<p>Wind.</p>' },
    ],
    descriptions: [{ role: 'summary', value: 'Windy.' }],
  });
  expect(two).toEqual(three);
  expect(three).toEqual({
    story: {
      ...{ externalId: 'urn:storm', headline: 'Storm over Port Amsel', summary: 'Windy.', byline: 'Ada' },
      ...{ body: '<p>Wind.</p>', bodyFormat: 'html', language: 'en', priority: 'flash' },
      ...{ publishedAt: '2026-03-01T10:00:00Z', embargoUntil: '2026-03-01T12:00:00Z' },
    },
    warnings: [{ field: 'bodies.0', detail: 'bodies.0 (text/plain) is not kept: another one was chosen' }],
  });
});

test('NINJS2 subjects, people, organisations and places are topics by name; authors are the byline', async () => {
  const item = await read({
    ...{ uri: 'u', headlines: [TEXT] },
    subjects: [
      { name: 'Weather', uri: 'http://cv.iptc.org/newscodes/mediatopic/17000000' },
      { literal: 'medtop:1' },
      { name: 'Harbours', literal: 'ours:7' },
      { literal: 'medtop:20000151' },
    ],
    people: [{ name: 'Ada Writer', rel: 'author' }, { name: 'Bo Captain' }],
    organisations: [{ name: 'Harbour Board' }],
    places: [{ name: 'Port Amsel' }, { name: 'PORT AMSEL' }],
  });
  expect(item).toMatchObject({
    story: {
      topics: ['Harbours', 'Bo Captain', 'Harbour Board', 'Port Amsel'],
      subjects: ['medtop:17000000', 'medtop:20000151'],
      byline: 'Ada Writer',
    },
  });
  expect(warned(item)).toEqual(['subjects.1']);
});

test('NINJS3 the first picture is the story’s, in its widest rendition; recordings are its media', async () => {
  const renditions = [
    { name: 'small', href: 'https://p.example/s.jpg', width: 200 },
    { name: 'large', href: 'https://p.example/l.jpg', width: 2_000 },
  ];
  const picture = { name: 'a', uri: 'urn:p', type: 'picture', renditions };
  const item = await read({
    ...{ uri: 'u', headlines: [TEXT] },
    associations: [
      {
        ...picture,
        descriptions: [{ role: 'caption', value: 'Waves' }],
        by: 'Cy',
        copyrightholder: 'Post',
        usageterms: 'No',
      },
      picture,
      {
        name: 'v',
        type: 'video',
        renditions: [{ href: 'https://p.example/v.mp4', contentType: 'video/mp4', duration: 9 }],
      },
      { name: 'none', type: 'picture' },
    ],
  });
  expect(item).toMatchObject({
    story: {
      ...{ imageUrl: 'https://p.example/l.jpg', imageCaption: 'Waves', imageCredit: 'Cy/Post' },
      media: [{ url: 'https://p.example/v.mp4', kind: 'video', type: 'video/mp4', durationSeconds: 9 }],
    },
  });
  expect(warned(item)).toEqual(['associations.0.usageterms', 'associations.1', 'associations.3']);
});

test('NINJS4 canceled retracts by uri, with the editor’s note as reason', async () => {
  const canceled = { uri: 'urn:storm', pubStatus: 'canceled' };
  expect(await read({ ...canceled, edNote: 'It did not happen.' })).toMatchObject({
    ...{ externalId: 'urn:storm', retraction: { reason: 'It did not happen.' } },
  });
  expect(await read(canceled)).toMatchObject({ retraction: { reason: 'Its publisher has canceled it.' } });
});

test('NINJS5 what is no story is refused by the name of its field, and what is not kept is named', async () => {
  const refused = async (item: object) => {
    const found = await read(item);
    return 'error' in found ? [found.error.fields[0]?.field, found.error.fields[0]?.rule] : warned(found);
  };
  expect(await refused({ uri: 'u', headline: 'Old' })).toEqual(['headline', 'version']);
  expect(await refused({ uri: 'u', body_xhtml: 'Old' })).toEqual(['body_xhtml', 'version']);
  expect(await refused({ uri: 'u', type: 'picture', headlines: [TEXT] })).toEqual(['type', 'unsupported']);
  expect(await refused({ uri: 'u', eventDetails: {}, headlines: [TEXT] })).toEqual(['eventdetails', 'unsupported']);
  expect(await refused({ uri: 'u', pubStatus: 'withheld', headlines: [TEXT] })).toEqual(['pubstatus', 'unsupported']);
  expect(await refused({ headlines: [TEXT] })).toEqual(['uri', 'required']);
  expect(await refused({ uri: 'u' })).toEqual(['headline', 'required']);
  expect(await refused({ uri: 'u', headlines: [TEXT], urgency: 12 })).toEqual(['urgency', 'too_long']);
  expect(await refused({ uri: 'u', headlines: [TEXT], slugline: 's', genres: [], edNote: 'n' })).toEqual([
    ...['slugline', 'genres', 'ednote'],
  ]);
});
