import { expect, test } from 'vitest';
import { parseFeed } from './parse-feed.ts';

const parse = (text: string) => parseFeed(Buffer.from(text), { address: 'https://a.example/feed' });
const one = { externalId: '1', headline: 'One', url: 'https://a.example/1' };

const RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"';
const parts = (prefix: string) =>
  `<${prefix}title>One</${prefix}title><${prefix}link>https://a.example/1</${prefix}link>`;

test.each([
  [
    'RSS 2.0 with a prefix throughout',
    `<r:rss version="2.0" xmlns:r="http://backend.userland.com/rss2"><r:channel><r:title>T</r:title><r:item><r:guid>1</r:guid>${parts('r:')}</r:item></r:channel></r:rss>`,
  ],
  [
    'RSS 2.0 whose prefix nobody knows',
    `<x:rss xmlns:x="urn:own"><x:channel><x:title>T</x:title><x:item><x:guid>1</x:guid>${parts('x:')}</x:item></x:channel></x:rss>`,
  ],
  [
    'an undeclared rss prefix on the items alone',
    `<rss version="2.0"><channel><title>T</title><rss:item><rss:guid>1</rss:guid>${parts('rss:')}</rss:item></channel></rss>`,
  ],
  [
    'RSS under the default namespace of Atom',
    `<rss version="2.0" xmlns="http://www.w3.org/2005/Atom"><channel><title>T</title><item><guid>1</guid>${parts('')}</item></channel></rss>`,
  ],
  [
    'RSS 2.0 under the default namespace of RSS 1.0',
    `<rss version="2.0" xmlns="http://purl.org/rss/1.0/"><channel><title>T</title><item><guid>1</guid>${parts('')}</item></channel></rss>`,
  ],
  [
    'Atom with a prefix throughout',
    '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>T</a:title><a:entry><a:id>1</a:id><a:title>One</a:title><a:link href="/1"/></a:entry></a:feed>',
  ],
  [
    'Atom with a prefix inside XHTML',
    '<atom:feed xmlns:atom="http://www.w3.org/2005/Atom" xmlns="http://www.w3.org/1999/xhtml"><atom:title>T</atom:title><atom:entry><atom:id>1</atom:id><atom:title>One</atom:title><atom:link href="/1"/></atom:entry></atom:feed>',
  ],
])('%s', (_what, text) => {
  expect(parse(text)).toMatchObject({ title: 'T', items: [one] });
});

test.each([
  [
    'with a prefix for RSS 1.0',
    `<rdf:RDF ${RDF} xmlns:rss="http://purl.org/rss/1.0/"><rss:channel><rss:title>T</rss:title></rss:channel><rss:item rdf:about="1">${parts('rss:')}</rss:item></rdf:RDF>`,
  ],
  [
    'with a prefix for RSS 0.9',
    `<rdf:RDF ${RDF} xmlns:o="http://my.netscape.com/rdf/simple/0.9/"><o:channel><o:title>T</o:title></o:channel><o:item rdf:about="1">${parts('o:')}</o:item></rdf:RDF>`,
  ],
  [
    'without any declaration',
    `<rdf:RDF><channel><title>T</title></channel><item rdf:about="1">${parts('')}</item></rdf:RDF>`,
  ],
])('RDF %s', (_what, text) => {
  expect(parse(text)).toMatchObject({ format: 'rdf', title: 'T', items: [one] });
});

test.each([
  ['a prefix', '<atom:title>Atom’s</atom:title>'],
  ['a declaration of its own', '<title xmlns="http://www.w3.org/2005/Atom" type="html">Atom’s</title>'],
])('a channel has its title in Atom’s namespace, by %s', (_what, title) => {
  const text = `<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>${title}<link xmlns="http://www.w3.org/2005/Atom" rel="self" href="/feed.xml"/><link>/home</link><item><guid>1</guid>${parts('')}</item></channel></rss>`;
  expect(parse(text)).toMatchObject({
    title: 'Atom’s',
    link: 'https://a.example/home',
    self: 'https://a.example/feed.xml',
    items: [one],
  });
});

const FEEDBURNER = 'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"';

test.each([
  [
    'RSS',
    `<rss ${FEEDBURNER}><channel><item><guid>1</guid><title>One</title><link>https://feeds.example/~r/1</link><feedburner:origLink>https://a.example/1</feedburner:origLink></item></channel></rss>`,
  ],
  [
    'RSS, in CDATA and not closed',
    `<rss><channel><item><feedburner:origLink><![CDATA[https://a.example/1]]><guid>1</guid><title>One</title><link>https://feeds.example/~r/1</link></item></channel></rss>`,
  ],
  [
    'Atom',
    `<feed xmlns="http://www.w3.org/2005/Atom" ${FEEDBURNER}><entry><id>1</id><title>One</title><link href="https://feeds.example/~r/1"/><feedburner:origLink>https://a.example/1</feedburner:origLink></entry></feed>`,
  ],
  [
    'RDF',
    `<rdf:RDF ${RDF} xmlns="http://purl.org/rss/1.0/"><channel/><item rdf:about="1"><title>One</title><link>https://feeds.example/~r/1</link><pheedo:origLink>https://a.example/1</pheedo:origLink></item></rdf:RDF>`,
  ],
])('FEED9 %s: the original link counts before that of the feed service', (_what, text) => {
  expect(parse(text).items).toMatchObject([one]);
});

test('the original link may have a query', () => {
  const link = 'https://a.example/1?a=1&amp;b="2"';
  const text = `<rss><channel><item><title>One</title><feedburner:origLink>${link}</feedburner:origLink></item></channel></rss>`;
  expect(parse(text).items[0]?.url).toBe('https://a.example/1?a=1&b=%222%22');
});

test.each([
  [
    'an Atom entry by its id',
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id> https://a.example/1 </id><title>One</title></entry></feed>',
  ],
  [
    'an Atom entry by its id, although it links elsewhere',
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>https://a.example/1</id><title>One</title><link rel="replies" href="/r"/></entry></feed>',
  ],
  [
    'an RSS item by the id of Atom',
    '<rss><channel><item><atom:id>https://a.example/1</atom:id><title>One</title></item></channel></rss>',
  ],
  [
    'an RSS item by its enclosure',
    '<rss><channel><item><title>One</title><enclosure url="https://a.example/1" type="audio/mpeg"/></item></channel></rss>',
  ],
  [
    'an Atom entry by its enclosure',
    '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>One</title><link rel="enclosure" href="/1"/></entry></feed>',
  ],
  [
    'a JSON item by its attachment',
    '{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"x","title":"One","attachments":[{"url":"https://a.example/1","mime_type":"audio/mpeg"}]}]}',
  ],
])('FEED9 %s has an address', (_what, text) => {
  expect(parse(text).items).toMatchObject([{ headline: 'One', url: 'https://a.example/1' }]);
});

test('topics in any script are kept', () => {
  const names = ['Политика', '経済', '国际', 'سياسة', 'स्वास्थ्य', 'ไทย', 'Ελλάδα', 'ספורט'];
  const categories = names.map((name) => `<category>${name}</category>`).join('');
  expect(parse(`<rss><channel><item><title>A</title>${categories}</item></channel></rss>`).items[0]?.topics).toEqual(
    names,
  );
  const subjects = '<dc:subject>经济，政治、社会；سياسة، رياضة</dc:subject>';
  expect(parse(`<rss><channel><item><title>A</title>${subjects}</item></channel></rss>`).items[0]?.topics).toEqual([
    '经济',
    '政治',
    '社会',
    'سياسة',
    'رياضة',
  ]);
});

test('dc:author is understood as dc:creator', () => {
  const text =
    '<rss><channel><item><title>A</title><dc:author>Ann Lee (ann@a.example)</dc:author></item></channel></rss>';
  expect(parse(text).items[0]?.byline).toBe('Ann Lee');
});
