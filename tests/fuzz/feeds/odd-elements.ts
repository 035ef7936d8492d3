import fc from 'fast-check';
import { htmlBody } from './odd-bodies.ts';
import { escapeXml, ODD_ADDRESSES, ODD_DATES, xmlText } from './odd-texts.ts';

const address = fc.constantFrom(...ODD_ADDRESSES);
const date = fc.constantFrom(...ODD_DATES);
const number = fc.constantFrom('0', '12345', '-1', '1e9', '99999999999999999999', '1:02:03', '61:61', 'NaN', '');

function element(names: string[], text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...names), text).map(([name, inside]) => `<${name}>${inside}</${name}>`);
}

/** Text of an element that holds HTML: escaped, in CDATA, or as it is. */
const htmlText: fc.Arbitrary<string> = fc
  .tuple(htmlBody, fc.constantFrom('escaped', 'cdata', 'twice'))
  .map(([html, how]) => {
    if (how === 'cdata') return `<![CDATA[${html.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
    return how === 'twice' ? escapeXml(escapeXml(html)) : escapeXml(html);
  });

const media: fc.Arbitrary<string> = fc.oneof(
  fc
    .tuple(address, number, fc.constantFrom('audio/mpeg', 'image/jpeg', 'video/mp4', 'AUDIO/X; a=b', '', 'text/html'))
    .map(([url, length, type]) => `<enclosure url="${url}" length="${length}" type="${type}"/>`),
  fc
    .tuple(address, number, xmlText)
    .map(
      ([url, width, title]) =>
        `<media:group xmlns:media="http://search.yahoo.com/mrss/"><media:content url="${url}" width="${width}" medium="image"><media:title>${title}</media:title></media:content><media:thumbnail url="${url}"/></media:group>`,
    ),
  fc
    .tuple(address, number)
    .map(
      ([url, time]) =>
        `<itunes:image xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" href="${url}"/><itunes:duration xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd">${time}</itunes:duration>`,
    ),
  fc.constant('<media:content url="https://a.example/undeclared.jpg"/>'),
);

const people = fc.oneof(
  element(['author', 'dc:creator', 'managingEditor'], xmlText),
  xmlText.map((name) => `<author><name>${name}</name><email>a@b.example</email><uri>x</uri></author>`),
  fc.constant('<author>a@b.example (Ann Author)</author>'),
);

const topics = fc.oneof(
  element(['category', 'dc:subject'], xmlText),
  address.map((scheme) => `<category term="t&amp;t" label="L" scheme="${scheme}"/>`),
  fc.constant('<category/>'),
  fc.constant('<category>a</category>'.repeat(200)),
);

const nested = fc
  .constantFrom(5, 80, 110, 1_500)
  .map((levels) => `${'<x:y xmlns:x="urn:x">'.repeat(levels)}deep${'</x:y>'.repeat(levels)}`);

/** An element of an item, of any format: right ones with odd contents, and some that belong elsewhere. */
export const oddElement: fc.Arbitrary<string> = fc.oneof(
  element(['title', 'atom:title', 'media:title'], xmlText),
  element(['description', 'summary', 'content:encoded'], fc.oneof(htmlText, xmlText)),
  fc
    .tuple(
      fc.constantFrom('content', 'summary', 'title'),
      fc.constantFrom('html', 'text', 'text/plain', 'zzz'),
      htmlText,
    )
    .map(([name, type, text]) => `<${name} type="${type}">${text}</${name}>`),
  htmlText.map(
    (text) => `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>x</p>${text}</div></content>`,
  ),
  fc
    .constantFrom('SGVsbG8gd29ybGQ=', '////', '=', '\u00ff')
    .map((text) => `<content type="application/octet-stream" mode="base64">${text}</content>`),
  element(['link', 'guid', 'id', 'comments', 'feedburner:origLink'], address),
  fc
    .tuple(address, fc.constantFrom('alternate', 'self', 'enclosure', 'replies', 'a b', ''))
    .map(([href, rel]) => `<link rel="${rel}" href="${href}" length="x"/>`),
  element(['pubDate', 'dc:date', 'published', 'updated', 'issued', 'modified'], date),
  media,
  people,
  topics,
  nested,
  fc.constant('<item><title>an item in an item</title></item>'),
  fc.constant('<entry/>'),
  fc.constant('<title/><link/><guid/>'),
  fc.constant('<title a="1" a="2" b=c d>attributes</title>'),
);
