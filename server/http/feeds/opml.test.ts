import { expect, test } from 'vitest';
import type { Feed } from '../../../shared/contract/http-shapes.ts';
import { readOpml } from './read-opml.ts';
import { writeOpml } from './write-opml.ts';

const opml = (body: string, encoding = 'utf-8'): string =>
  `<?xml version="1.0" encoding="${encoding}"?>\n<opml version="1.0"><head><title>x</title></head><body>${body}</body></opml>`;
const URL_A = 'https://a.example/feed?x=1&y=2';

const FEED: Feed = {
  id: '018f0000-0000-7000-8000-000000000000',
  url: URL_A,
  title: 'Harbour & "Sea" <daily>',
  publisher: { id: '018f0000-0000-7000-8000-000000000001', name: 'Miller &amp; Söhne' },
  section: 'world',
  topics: ['Sea, North', 'AT&T', 'R&amp;D'],
  intervalSeconds: 600,
  options: {
    userAgent: 'Reader/1.0 (+https://x.example/?a=1&b=2)',
    block: '<b>|"quote"|&amp;|a\nb|\\d{2,}',
    keep: "it's",
    ignoreUpdates: false,
    fullText: 'auto',
    fullTextSelector: 'main > [data-role="text"]',
    retentionDays: 30,
  },
  credentials: { username: 'me', hasPassword: true },
  lastFetchAt: null,
  lastChangeAt: null,
  nextFetchAt: null,
  status: 'disabled',
  stories: 0,
};

test('FEED22 a feed that is written and read keeps its settings, and no secret is written', () => {
  const plain: Feed = { ...FEED, url: 'https://b.example/', publisher: null, section: null, topics: [], status: 'ok' };
  const written = writeOpml([FEED, { ...plain, intervalSeconds: null, options: {} }]);
  const { url, title, section, topics, intervalSeconds, options } = FEED;
  const [first, second] = readOpml(Buffer.from(written));
  expect(first).toEqual({
    ...{ url, title, section, topics, intervalSeconds, publisher: FEED.publisher?.name, enabled: false },
    options: { ...options, block: '<b>|"quote"|&amp;|a\\nb|\\d{2,}' },
  });
  expect(second).toEqual({ url: 'https://b.example/', title, topics: [] });
  expect(written).not.toContain('username');
  expect(written).toContain('xmlns:newswire="urn:newswire:opml"');
});

test('FEED22 a feed in several groups gets all of them', () => {
  const feed = `<outline text="A" xmlUrl="${URL_A.replace('&', '&amp;')}"/>`;
  const groups = ['Ferries', 'World', 'Ports', 'Ferries'].map((name) => `<outline text="${name}">${feed}</outline>`);
  expect(readOpml(Buffer.from(opml(groups.join(''))))).toEqual([
    { url: URL_A, title: 'A', topics: ['Ferries', 'Ports'], section: 'world' },
  ]);
});

test.each([
  [
    'windows-1251',
    (text: string) =>
      Buffer.from(
        text.replace(/[А-я]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x350)),
        'latin1',
      ),
  ],
  ['utf-8', (text: string) => Buffer.from(`\ufeff${text}`)],
  ['utf-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
  ['utf-16', (text: string) => Buffer.from(text, 'utf16le').swap16()],
])('FEED22 a document in %s is read as it was written', (encoding, bytes) => {
  const text = opml(
    '<outline text="Новости"><outline text="Городские новости" xmlUrl="https://r.example/"/></outline>',
    encoding,
  );
  expect(readOpml(bytes(text))).toEqual([
    { url: 'https://r.example/', title: 'Городские новости', topics: ['Новости'] },
  ]);
});

test('FEED22 bytes that no encoding explains leave no replacement character', () => {
  const text = opml('<outline text="Über Größe für Älpler, ÄÖÜß ¤ Brücken" xmlUrl="https://r.example/"/>');
  const bytes = Buffer.from(text);
  bytes[bytes.indexOf('¤')] = 0xff;
  expect(JSON.stringify(readOpml(bytes))).not.toContain('\ufffd');
});
