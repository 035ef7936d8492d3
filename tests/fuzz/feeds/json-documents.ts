import fc from 'fast-check';
import { htmlBody } from './odd-bodies.ts';
import { type OddDocument, SOUND_TEXT, type Sound } from './odd-document.ts';
import { ODD_ADDRESSES, ODD_DATES, WORDS } from './odd-texts.ts';

const text = fc.oneof(
  fc.constantFrom(...WORDS, 'nul \u0000', 'half \ud83d', '\udc00 half', '\ufeff', '<b>tags</b> &amp; &nbsp;'),
  fc.string({ unit: 'binary', maxLength: 20 }),
);
const odd = fc.oneof(
  text,
  fc.constantFrom<unknown>(null, 0, -1, 1e308, true, [], {}, [[]], [null], { a: { b: [] } }, 2 ** 53),
  fc.jsonValue({ maxDepth: 2 }),
);
const address = fc.oneof(fc.constantFrom<string>(...ODD_ADDRESSES), odd);
const FIELDS = {
  id: fc.oneof(text, odd),
  url: address,
  external_url: address,
  title: fc.oneof(text, odd),
  content_html: fc.oneof(htmlBody, odd),
  content_text: fc.oneof(text, odd),
  summary: fc.oneof(text, odd),
  image: address,
  banner_image: address,
  date_published: fc.oneof(fc.constantFrom<string>(...ODD_DATES), odd),
  date_modified: fc.oneof(fc.constantFrom<string>(...ODD_DATES), odd),
  author: fc.oneof(fc.record({ name: odd, url: address }), odd),
  authors: fc.oneof(fc.array(fc.record({ name: odd }), { maxLength: 3 }), odd),
  tags: fc.oneof(fc.array(odd, { maxLength: 30 }), odd),
  language: odd,
  attachments: fc.oneof(
    fc.array(fc.record({ url: address, mime_type: odd, size_in_bytes: odd, duration_in_seconds: odd }), {
      maxLength: 12,
    }),
    odd,
  ),
  __proto__x: odd,
};
const oddItem = fc.oneof({ weight: 8, arbitrary: fc.record(FIELDS, { requiredKeys: [] }) }, odd);

/** JSON Feeds with odd items around a sound one, and small slips of syntax. */
export function jsonDocuments({ id, headline }: Sound): fc.Arbitrary<OddDocument> {
  const sound = { id, title: headline, url: `https://sound.example/${id}`, content_text: SOUND_TEXT };
  return fc
    .record({
      version: fc.constantFrom<unknown>(
        'https://jsonfeed.org/version/1.1',
        'https://jsonfeed.org/version/1',
        'http://jsonfeed.org/version/1',
      ),
      title: odd,
      more: fc.record({ home_page_url: address, hubs: odd, authors: odd, language: odd }, { requiredKeys: [] }),
      before: fc.array(oddItem, { maxLength: 4 }),
      after: fc.array(oddItem, { maxLength: 4 }),
      indent: fc.constantFrom(0, 2),
      lead: fc.constantFrom('', '\ufeff', '\n\n'),
      slip: fc.option(fc.constantFrom('cut', 'twice', 'comment'), { freq: 10 }),
    })
    .map(({ version, title, more, before, after, indent, lead, slip }) => {
      const whole = JSON.stringify({ version, title, ...more, items: [...before, sound, ...after] }, undefined, indent);
      return { text: lead + slipped(whole, slip), keepsSound: slip === null, isXml: false };
    });
}

function slipped(whole: string, slip: string | null): string {
  if (slip === 'cut') return whole.slice(0, -3);
  if (slip === 'twice') return whole + whole;
  return slip === 'comment' ? `/* a feed */ ${whole}` : whole;
}
