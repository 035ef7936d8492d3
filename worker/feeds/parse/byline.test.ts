import { expect, test } from 'vitest';
import { cpuMs } from '../../../tests/helpers/cpu-time.ts';
import { bylineOf } from './byline.ts';

test.each([
  ['a name', [['Ann Lee']], 'Ann Lee'],
  ['RFC 822, the form of RSS', [['ann@paper.example (Ann Lee)']], 'Ann Lee'],
  ['RFC 822 with angle brackets', [['Ann Lee <ann@paper.example>']], 'Ann Lee'],
  ['a quoted name', [['"Lee, Ann" <ann@paper.example>']], 'Lee, Ann'],
  ['a name with parentheses', [['Ann Lee (Berlin)']], 'Ann Lee (Berlin)'],
  ['mailto', [['mailto:ann@paper.example (Ann Lee)']], 'Ann Lee'],
  ['an address alone', [['ann@paper.example']], 'ann@paper.example'],
  ['an address in brackets', [['<ann@paper.example>']], 'ann@paper.example'],
  ['an address twice', [['ann@paper.example (ann@paper.example)']], 'ann@paper.example'],
  ['a name in a worse place beats an address', [['desk@paper.example'], undefined, ['The Desk']], 'The Desk'],
  ['an address beside a name', [['Ann Lee', 'bob@paper.example']], 'Ann Lee'],
  ['several names, each once', [['Ann Lee', 'Bob Ray', 'Ann Lee']], 'Ann Lee, Bob Ray'],
  ['several addresses', [['ann@paper.example', 'bob@paper.example']], 'ann@paper.example, bob@paper.example'],
  ['nobody', [['noreply@blog.example', 'no-reply@x.example']], undefined],
  ['nobody with a name', [['noreply@blog.example (Ann Lee)']], 'Ann Lee'],
  ['nothing', [[undefined, ' '], undefined], undefined],
  ['a handle', [['@ann']], '@ann'],
])('FEED10 %s', (_what, choices, byline) => {
  expect(bylineOf(choices)).toBe(byline);
});

test('a name without end costs no more than its length', () => {
  const started = cpuMs();
  for (const part of ['a@', '(', '<', ' ', 'a (']) bylineOf([[part.repeat(100_000)]]);
  expect(cpuMs() - started).toBeLessThan(1_000);
});
