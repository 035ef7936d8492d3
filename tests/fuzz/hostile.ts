import fc from 'fast-check';

/** Texts that programs have stumbled over. */
const TEXTS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\ufeff',
  '\u202e\u2066',
  '\u{1f469}\u200d\u{1f4bb}'.repeat(50),
  'e\u0301'.repeat(200),
  'x'.repeat(20_000),
  '-'.repeat(5_000),
  ' \t\n'.repeat(2_000),
  '<script>alert(1)</script>',
  '<!--'.repeat(500),
  '<div>'.repeat(2_000),
  '[a]('.repeat(1_000),
  '&#x110000;&#0;&nbsp',
  "'; DROP TABLE stories; --",
  '%00%ff%',
  '../../../etc/passwd',
  'http://[::1',
  'javascript:alert(1)',
  'http://user:pw@x/',
  '1e999',
  '9007199254740993',
  '-1',
  '0x10',
  '2024-02-30T25:61:61Z',
  '275760-09-13T00:00:00.001Z',
  '-271821-04-20T00:00:00Z',
  '+010000-01-01T00:00:00Z',
  '0000-00-00',
  '__proto__',
  'constructor',
  'null',
];

/** Any text: one of those, or what nobody has thought of. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...TEXTS),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.tuple(fc.constantFrom(...TEXTS), fc.constantFrom(...TEXTS)).map((pair) => pair.join(' ')),
);

const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);

/** Any value that JSON can carry, and a few that it should not. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e308, -1e308, 2 ** 53 + 1, [], {}, nested(12), nested(60)),
  fc.double(),
  fc.array(hostileText, { maxLength: 80 }),
  fc.dictionary(fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', ''), fc.string()), fc.jsonValue(), {
    maxKeys: 6,
  }),
  fc.jsonValue(),
);
