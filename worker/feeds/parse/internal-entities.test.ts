import { expect, test } from 'vitest';
import { cpuMs } from '../../../tests/helpers/cpu-time.ts';
import { expandEntities } from './internal-entities.ts';

const document = (subset: string, text: string) => `<?xml version="1.0"?><!DOCTYPE rss [${subset}]><rss>${text}</rss>`;
const expanded = (subset: string, text: string) =>
  expandEntities(document(subset, text)).replace(/^<\?xml version="1.0"\?><rss>|<\/rss>$/g, '');

test.each([
  ['a value', '<!ENTITY nl "Newsletter">', 'The &nl;', 'The Newsletter'],
  ['single quotes', '<!ENTITY nl \'News "letter"\'>', '&nl;', 'News "letter"'],
  ['one in another', '<!ENTITY a "A &b;"><!ENTITY b "and B">', '&a;', 'A and B'],
  ['a name in another script', '<!ENTITY заголовок "Новости">', '&заголовок;', 'Новости'],
  ['markup', '<!ENTITY foot "<p>The end</p>">', '&foot;', '<p>The end</p>'],
  ['a reference that is escaped', '<!ENTITY dash "&#38;#8212;">', 'a&dash;b', 'a&#8212;b'],
  ['marks in quotes and comments', '<!-- ]> " --><!ENTITY a "]>">', '&a;', ']>'],
  ['the first of two', '<!ENTITY a "1"><!ENTITY a "2">', '&a;', '1'],
  [
    'an attribute',
    '<!ENTITY host "https://a.example">',
    '<link href="&host;/1"/>',
    '<link href="https://a.example/1"/>',
  ],
  ['a commented one', '<!-- <!ENTITY a "1"> -->', '&a;', '&a;'],
  ['CDATA', '<!ENTITY a "1">', '&a;<![CDATA[&a;]]>&a;', '1<![CDATA[&a;]]>1'],
  ['the five of XML', '<!ENTITY lt "less">', '&lt;&amp;', '&lt;&amp;'],
])('%s', (_what, subset, text, result) => {
  expect(expanded(subset, text)).toBe(result);
});

test.each([
  ['a file', '<!ENTITY x SYSTEM "file:///etc/passwd">'],
  ['an address', '<!ENTITY x PUBLIC "-//X" "http://evil.example/x">'],
  ['a parameter entity', '<!ENTITY % x "1">'],
  ['itself', '<!ENTITY x "a&x;">'],
  ['itself through another', '<!ENTITY x "&y;"><!ENTITY y "&x;">'],
])('%s is not read', (_what, subset) => {
  const text = expanded(subset, '&x;');
  expect(text).toMatch(/^a?&[xy];$/);
});

test('a billion laughs add no more than the bound, and no time', () => {
  const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
  const many = '<!ENTITY long "'.concat('x'.repeat(16_000), '">');
  const started = cpuMs();
  expect(expanded(`<!ENTITY l0 "lol">${laughs}`, '&l9;'.repeat(1_000)).length).toBeLessThan(1_100_000);
  expect(expanded(many, '&long;'.repeat(10_000)).length).toBeLessThan(1_100_000);
  for (const part of ['<!ENTITY a "', '<!--', '"', "'", '<!ENTITY a "">', '&']) {
    expanded(part.repeat(100_000), '&a;');
    expanded('<!ENTITY a "">', part.repeat(200_000));
  }
  expect(cpuMs() - started).toBeLessThan(2_000);
});

test('a document type without a subset, and one inside the feed, stay as they are', () => {
  const plain = '<!DOCTYPE rss SYSTEM "x.dtd"><rss>&a;</rss>';
  const inside = '<rss><![CDATA[<!DOCTYPE html [<!ENTITY a "b">]>]]>&a;</rss>';
  for (const text of [plain, inside]) expect(expandEntities(text)).toBe(text);
});
