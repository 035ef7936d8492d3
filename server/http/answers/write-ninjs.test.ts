import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import type { Story } from '../../../shared/domain/story.ts';
import { readStories } from '../../intake/read-stories.ts';
import { writeNinjs } from './write-ninjs.ts';

const FOLDER = path.join(import.meta.dirname, '../../../tests/fixtures/ninjs');
const AT = '2026-03-01T10:00:00.000Z';

/** The published schema; the formats of its texts are not checked, its fields and types are. */
function validator(version: '2.1' | '3.0') {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  // Places may have a shape, of which we give out none.
  ajv.addSchema({ $id: 'https://geojson.org/schema/GeoJSON.json', type: 'object' });
  return ajv.compile(JSON.parse(readFileSync(path.join(FOLDER, `ninjs-schema_${version}.json`), 'utf8')));
}

const bare: Story = {
  ...{ id: 's1', seq: 7, revision: 1, headline: 'Storm', summary: null, url: null, byline: null, topics: [] },
  ...{ publisher: { id: 'p1', name: 'Harbour Post' }, section: null, language: null, imageUrl: null, comments: 0 },
  ...{ priority: 'routine', publishedAt: AT, releasedAt: AT, storyline: { id: 'l1', stories: 1, publishers: 1 } },
  ...{ bodyHtml: '', imageCaption: null, imageCredit: null, media: [], correctedAt: null, alsoIn: [] },
};
const full: Story = {
  ...bare,
  ...{
    revision: 2,
    summary: 'Windy.',
    url: 'https://p.example/1',
    byline: 'Ada',
    bodyHtml: '<p>Wind.</p>',
    language: 'en',
  },
  topics: [
    { slug: 'ada-stone', label: 'Ada Stone', kind: 'person' },
    { slug: 'board', label: 'Board', kind: 'organisation' },
    { slug: 'port-amsel', label: 'Port Amsel', kind: 'place' },
    { slug: 'weather', label: 'Weather', kind: 'subject' },
    { slug: 'own', label: 'Own' },
  ],
  ...{
    imageUrl: 'https://p.example/l.jpg',
    imageAlt: 'Sea',
    imageCaption: 'Waves',
    imageCredit: 'Cy',
    priority: 'urgent',
  },
  media: [
    { url: 'https://p.example/a.mp3', kind: 'audio', type: 'audio/mpeg', bytes: 9, durationSeconds: 60, title: 'T' },
  ],
  ...{ correctedAt: AT, retracted: { at: AT, reason: 'It was not so.' } },
};

test('NINJS6 what is given out follows the published schemas of ninjs 2.1 and 3.0', () => {
  for (const story of [bare, full]) {
    for (const [version, number] of [
      [2, '2.1'],
      [3, '3.0'],
    ] as const) {
      const validate = validator(number);
      validate(writeNinjs(story, 'https://news.example', version));
      expect(validate.errors).toBeNull();
    }
  }
  const wrong = validator('3.0');
  expect(wrong({ uri: 'https://news.example/1', headlines: 'none' })).toBe(false);
});

test('NINJS6 what was given out can be read again', async () => {
  const standing: Story = { ...full };
  delete standing.retracted;
  for (const version of [2, 3] as const) {
    const read = await readStories(JSON.stringify(writeNinjs(standing, 'https://news.example', version)), 'ninjs');
    expect(read).toMatchObject({
      one: {
        story: {
          ...{ externalId: 'https://news.example/story/s1', headline: 'Storm', summary: 'Windy.', byline: 'Ada' },
          ...{ body: '<p>Wind.</p>', bodyFormat: 'html', language: 'en', priority: 'urgent', publishedAt: AT },
          topics: ['Weather', 'Own', 'Ada Stone', 'Board', 'Port Amsel'],
          ...{ imageUrl: full.imageUrl, imageCaption: 'Waves', imageCredit: 'Cy' },
          media: [{ url: 'https://p.example/a.mp3', kind: 'audio', durationSeconds: 60 }],
        },
      },
    });
  }
});
