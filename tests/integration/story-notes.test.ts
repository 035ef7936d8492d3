import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Api } from '../helpers/api.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let api: Api;
beforeAll(async () => {
  world = await openWorld();
  api = (await world.publisher('The Notes')).api;
});
afterAll(() => world.close());

const NOTES = {
  placeline: 'Port Amsel',
  copyright: '© 2026 The Notes',
  usageTerms: 'Not for resale.',
  editorNote: 'Names & places were changed.',
};
const STORY = {
  headline: 'Storm closes the harbour',
  byline: 'By Ada Berg and Tom Lind',
  body: 'Nine boats sank.',
  language: 'en',
};

const page = async (id: string): Promise<string> =>
  (await fetch(`${world.url()}/story/${id}`, { headers: { Accept: 'text/html' } })).text();
const dataOf = (html: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}');
const story = async (id: string) => (await api.get(`/stories/${id}`)).body;

async function corrected(id: string, patch: object): Promise<void> {
  const { status, body } = await api.patch(`/stories/${id}`, patch);
  expect([status, (await api.finished(body.id)).status]).toEqual([202, 'published']);
}

test('EDIT13 what a publisher says beside the text is in the API, on the page, in its data, in feeds and in ninjs', async () => {
  const { storyId } = await api.publish({ ...STORY, ...NOTES, topics: ['Notes'] });
  expect(await story(storyId)).toMatchObject({ ...NOTES, revision: 1 });
  const html = await page(storyId);
  expect(html).toContain('<span dir="auto">Port Amsel</span>');
  expect(html).toContain('<strong>Editor’s note</strong> <span dir="auto">Names &amp; places were changed.</span>');
  expect(html).toContain('Terms of use: Not for resale.');
  expect(dataOf(html)).toMatchObject({
    author: [{ name: 'Ada Berg' }, { name: 'Tom Lind' }],
    copyrightNotice: NOTES.copyright,
    locationCreated: { '@type': 'Place', name: 'Port Amsel' },
  });
  const feed = async (format: string) => (await fetch(`${world.url()}/feed.${format}?any=notes`)).text();
  expect(await feed('rss')).toContain('<dc:rights>© 2026 The Notes Not for resale.</dc:rights>');
  expect(await feed('atom')).toContain('© 2026 The Notes Not for resale.</rights>');
  const headers = { Accept: 'application/vnd.iptc.ninjs+json' };
  const ninjs = await (await fetch(`${world.url()}/api/v1/stories/${storyId}`, { headers })).json();
  expect(ninjs).toMatchObject({ copyrightNotice: NOTES.copyright, usageTerms: NOTES.usageTerms });
});

test('EDIT13 a correction says what it changed, and the next one no longer says it', async () => {
  const { storyId } = await api.publish({ ...STORY, externalId: 'note-1', body: 'Ten boats sank.', ...NOTES });
  const note = 'An earlier version said that ten boats sank.';
  await corrected(storyId, { body: 'Nine boats sank.', correctionNote: note });
  expect(await story(storyId)).toMatchObject({ revision: 2, correctionNote: note, placeline: 'Port Amsel' });
  const html = await page(storyId);
  expect(html).toContain(`<strong>Correction</strong> <span dir="auto">${note}</span>`);
  expect(dataOf(html).correction).toMatchObject({ '@type': 'CorrectionComment', text: note });

  // The same story again, as a feed sends it, is no correction, and leaves the note.
  const again = await api.publish({ ...STORY, externalId: 'note-1', body: 'Nine boats sank.', ...NOTES });
  expect([again.status, (await story(storyId)).correctionNote]).toEqual(['duplicate', note]);

  await corrected(storyId, { usageTerms: null, editorNote: 'Names were changed.' });
  const third = await story(storyId);
  expect(third).toMatchObject({ revision: 3, editorNote: 'Names were changed.', copyright: NOTES.copyright });
  expect([third.correctionNote, third.usageTerms]).toEqual([undefined, undefined]);
  const { body } = await api.get(`/stories/${storyId}/revisions`);
  expect(body.revisions.map(({ correctionNote }: { correctionNote?: string }) => correctionNote)).toEqual([
    undefined,
    note,
    undefined,
  ]);
  // A note alone is a correction of what was said about the last one.
  await corrected(storyId, { correctionNote: 'Names were changed.' });
  expect(await story(storyId)).toMatchObject({ revision: 4, correctionNote: 'Names were changed.' });
});

test('EDIT13 a note that is too long, or no line, is refused by its name', async () => {
  for (const [field, most] of [
    ['placeline', 200],
    ['copyright', 300],
    ['usageTerms', 1_000],
    ['editorNote', 1_000],
  ] as const) {
    const { status, body } = await api.post('/stories', { headline: 'Too long', [field]: 'x'.repeat(most + 1) });
    expect([status, body.errors?.[0]?.field]).toEqual([422, field]);
  }
});
