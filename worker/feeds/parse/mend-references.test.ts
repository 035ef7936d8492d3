import { expect, test } from 'vitest';
import { cpuMs } from '../../../tests/helpers/cpu-time.ts';
import { mendReferences } from './mend-references.ts';

test.each([
  ['Goal &#55357;&#56841;!', 'Goal &#128521;!'],
  ['&#xD83D;&#xDE09;', '&#128521;'],
  ['&#XD83D;&#56841;', '&#128521;'],
  ['&amp;#55356;&amp;#57225;', '&amp;#127881;'],
  ['&amp;amp;#xd83c;&amp;amp;#xdf89;', '&amp;amp;#127881;'],
  ['&#55357;&#56841;&#55356;&#57225;', '&#128521;&#127881;'],
  ['&#55357&#56841', '&#128521;'],
])('%s is %s', (text, mended) => {
  expect(mendReferences(text)).toBe(mended);
});

test.each([
  ['a&#55357;b', 'ab'],
  ['a&#xDE09;b', 'ab'],
  ['a&#55357;&#55357;&#56841;b', 'a&#128521;b'],
  ['a&#56841;&#55357;b', 'ab'],
  ['a&#55357; &#56841;b', 'a b'],
  ['a&#55357;&amp;#56841;b', 'ab'],
  ['a&#0;&#8;&#x1f;b', 'ab'],
  ['a&#x110000;&#99999999999;b', 'ab'],
  ['a&#xFFFF;b', 'ab'],
])('%s: what is no character is dropped', (text, mended) => {
  expect(mendReferences(text)).toBe(mended);
});

test.each(['&#233;&#x1F609;', '&#9;&#10;', '&#146;', '&eacute; # &', '&#;', '&amp;#39;s'])('%s stays', (text) => {
  expect(mendReferences(text)).toBe(text);
});

test('a run without end costs no more than its length', () => {
  const started = cpuMs();
  for (const part of ['&#55357;', '&#55357', '&amp;', '&#x', '&#0;&#']) mendReferences(part.repeat(200_000));
  expect(cpuMs() - started).toBeLessThan(2_000);
});
