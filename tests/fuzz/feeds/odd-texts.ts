import fc from 'fast-check';

/** Texts as a document's author has them in mind: characters, no markup. */
export const WORDS = [
  'Harbour reopens after storm',
  'Müller & Söhne: 3 < 5',
  '東京で地震',
  'مدينة الضباب',
  'नमस्ते दुनिया',
  '😉👩‍👩‍👧‍👦 families',
  'e\u0301clair, soft\u00adhyphen, zero\u200bwidth',
  '\u202eabc\u202c turned',
  'a\u0085b\u2028c\u00a0d',
  'x'.repeat(3_000),
  '𐌰'.repeat(600),
  ' ',
  '',
  '…',
  'C++ && C#',
  'It’s “quoted” \'and\' "said"',
  '__proto__',
  'null',
];

/** The same in XML, right and wrong; none of them reaches beyond its element. */
const XML_TEXTS = [
  '&eacute;&nbsp;&hellip;&rsquo;&trade;',
  '&amp;amp;lt;b&amp;gt;',
  '&lt;b&gt;bold&lt;/b&gt;',
  '&#0;&#1;&#xFFFE;&#xFFFF;',
  '&#xD83D;&#xDE09;',
  '&#55357;&#56841; &#xD83D; alone',
  '&#x110000;&#99999999999999;&#-1;',
  '&#;&#x;&;&unknown;&nbsp',
  'AT&T R&D & more &',
  '&#128;&#146;&#x96;',
  '<![CDATA[plain]]>',
  '<![CDATA[<b>bold</b> &amp; &nbsp;]]>',
  '<![CDATA[a]]>]]&gt;<![CDATA[b]]>',
  '<![CDATA[]]>',
  '<b>inline</b> and <br/>',
  '<b>not closed',
  'closed</b>',
  '<!-- a comment -->text<!-- -->',
  '<?php echo 1 ?>',
  '\u0001\u0008\u000b\u001f control',
  '\u0000',
  '\ufffe\uffff',
  'a < b > c <',
  '<3 and <-- and <= ',
];

/** Text of an XML element. */
export const xmlText: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...WORDS).map(escapeXml) },
  { weight: 3, arbitrary: fc.constantFrom(...XML_TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }).map(escapeXml) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...WORDS).map(escapeXml), fc.constantFrom(...XML_TEXTS))
      .map((pair) => pair.join(' ')),
  },
);

/** Dates that feeds have sent. */
export const ODD_DATES = [
  'Sat, 28 Nov 2026 10:00:00 GMT',
  '2026-11-28T10:00:00Z',
  '2026-11-28T10:00:00.123456789+05:30',
  '2026-11-28 10:00 Europe/Berlin',
  'Thu, 01 Jan 1970 00:00:00 GMT',
  '0001-01-01T00:00:00Z',
  '0000-00-00 00:00:00',
  '9999-12-31T23:59:59Z',
  '275760-09-13T00:00:00.001Z',
  '-271821-04-20T00:00:00Z',
  '31/12/2026',
  'Samstag, 28. November 2026',
  '2026-02-30T25:61:61Z',
  'Wed, 31 Feb 2026 99:99:99 +9999',
  '1795860000',
  '1e400',
  'yesterday',
  '28 Nov 26 10:00 EDT',
  '+010000-01-01T00:00:00Z',
  '',
] as const;

/** Addresses that feeds have sent. */
export const ODD_ADDRESSES = [
  'https://paper.example/a?b=1&amp;c=2',
  'https://paper.example/a?b=1&c=2',
  '/relative/path',
  '//host.example/x',
  '?only=query',
  '#only',
  'http://[::1',
  'http://',
  'https://exa mple.example/a b',
  'https://müller.example/straße?ü=ö',
  'javascript:alert(1)',
  'data:text/html,x',
  'mailto:a@b.example',
  'tag:paper.example,2026:1',
  'urn:uuid:1225c695-cfb8-4ebb-aaaa-80da344efa6a',
  'https://user:pw@paper.example/',
  'https://paper.example:99999/',
  `https://paper.example/${'x'.repeat(5_000)}`,
  '\u0000https://paper.example/nul',
  'https://paper.example/%00%ff%zz',
  '',
] as const;

/** Escapes the characters that mean something in XML; what XML cannot hold stays. */
export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
