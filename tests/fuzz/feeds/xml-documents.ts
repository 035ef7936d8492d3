import fc from 'fast-check';
import { type OddDocument, SOUND_TEXT, type Sound } from './odd-document.ts';
import { oddElement } from './odd-elements.ts';
import { xmlText } from './odd-texts.ts';

type Format = 'rss' | 'rss-prefixed' | 'rdf' | 'atom' | 'atom-prefixed' | 'bare';
const FORMATS: Format[] = ['rss', 'rss-prefixed', 'rdf', 'atom', 'atom-prefixed', 'bare'];
const NAMESPACES = [
  'xmlns:content="http://purl.org/rss/1.0/modules/content/"',
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
  'xmlns:atom="http://www.w3.org/2005/Atom"',
].join(' ');

/** What may stand before the document element. */
const PROLOGUES = [
  '<?xml version="1.0"?>',
  '',
  '\n\n  <?xml version="1.0"?>',
  '<?xml version="1.1" standalone=\'yes\'?>',
  "<?xml version='1.0' ?><?xml-stylesheet href='a.xsl'?>",
  '<!-- made by a machine -->\n<?xml version="1.0"?>',
  '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">',
  '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "file:///etc/passwd" [<!ENTITY pub "The Paper"><!ENTITY % p "x">]>',
  '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&e;">]>',
  'Warning: mysql_connect() in /var/www/feed.php on line 3\n<?xml version="1.0"?>',
];
const ENTITY_ITEM = '<title>&pub; &a; &b; &d; &e; &p;</title><guid>entities</guid>';

/** What ends a document before its time, or never; sound items behind it may be lost. */
const BREAKS = [
  '<![CDATA[ never closed',
  '<!-- never closed',
  '<title',
  '<title a="',
  '</channel></rss>',
  '</feed>',
  '<!DOCTYPE late>',
  '<?never',
  '<plaintext>',
];

const oddItem: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.array(oddElement, { maxLength: 6 }).map((all) => all.join('')) },
  { weight: 1, arbitrary: fc.constant(ENTITY_ITEM) },
);

/** RSS, RDF and Atom with odd items around a sound one. */
export function xmlDocuments(sound: Sound): fc.Arbitrary<OddDocument> {
  return fc
    .record({
      format: fc.constantFrom(...FORMATS),
      prologue: fc.constantFrom(...PROLOGUES),
      title: xmlText,
      before: fc.array(oddItem, { maxLength: 4 }),
      after: fc.array(oddItem, { maxLength: 4 }),
      broken: fc.option(fc.constantFrom(...BREAKS), { freq: 8 }),
      tail: fc.constantFrom('', '\n<!-- served in 0.1 s -->', '<script>track()</script>', '\u0000', 'trailing'),
    })
    .map(({ format, prologue, title, before, after, broken, tail }) => {
      const wrap = WRAPS[format];
      const items = [
        ...before.map(wrap.item),
        ...(broken === null ? [] : [wrap.item(`<title>b</title>${broken}`)]),
        wrap.item(wrap.sound(sound)),
        ...after.map(wrap.item),
      ];
      const text = `${prologue}${wrap.document(title, items.join('\n'))}${tail}`;
      return { text, keepsSound: broken === null, isXml: true };
    });
}

interface Wrap {
  item(inside: string): string;
  sound(sound: Sound): string;
  document(title: string, items: string): string;
}

const RSS_SOUND = ({ id, headline }: Sound, p = ''): string =>
  `<${p}title>${headline}</${p}title><${p}guid isPermaLink="false">${id}</${p}guid><${p}link>https://sound.example/${id}</${p}link><${p}description>${SOUND_TEXT}</${p}description>`;
const ATOM_SOUND = ({ id, headline }: Sound, p = ''): string =>
  `<${p}id>tag:sound.example,2026:${id}</${p}id><${p}title>${headline}</${p}title><${p}link href="https://sound.example/${id}"/><${p}updated>2026-11-28T10:00:00Z</${p}updated><${p}summary>${SOUND_TEXT}</${p}summary>`;

const WRAPS: Record<Format, Wrap> = {
  rss: {
    item: (inside) => `<item>${inside}</item>`,
    sound: (sound) => RSS_SOUND(sound),
    document: (title, items) =>
      `<rss version="2.0" ${NAMESPACES}><channel><title>${title}</title><link>https://odd.example/</link>${items}</channel></rss>`,
  },
  'rss-prefixed': {
    item: (inside) => `<r:item>${inside}</r:item>`,
    sound: (sound) => RSS_SOUND(sound, 'r:'),
    document: (title, items) =>
      `<r:rss version="2.0" xmlns:r="http://backend.userland.com/rss2" ${NAMESPACES}><r:channel><r:title>${title}</r:title>${items}</r:channel></r:rss>`,
  },
  rdf: {
    item: (inside) => `<item rdf:about="https://odd.example/x">${inside}</item>`,
    sound: (sound) => RSS_SOUND(sound),
    document: (title, items) =>
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${NAMESPACES}><channel rdf:about="https://odd.example/"><title>${title}</title></channel>${items}</rdf:RDF>`,
  },
  atom: {
    item: (inside) => `<entry>${inside}</entry>`,
    sound: (sound) => ATOM_SOUND(sound),
    document: (title, items) =>
      `<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://odd.example/" ${NAMESPACES}><title>${title}</title><id>urn:odd</id>${items}</feed>`,
  },
  'atom-prefixed': {
    item: (inside) => `<atom:entry>${inside}</atom:entry>`,
    sound: (sound) => ATOM_SOUND(sound, 'atom:'),
    document: (title, items) => `<atom:feed ${NAMESPACES}><atom:title>${title}</atom:title>${items}</atom:feed>`,
  },
  bare: {
    item: (inside) => `<item>${inside}</item>`,
    sound: (sound) => RSS_SOUND(sound),
    document: (title, items) => `<rss><channel><title>${title}</title>${items}</channel></rss>`,
  },
};
