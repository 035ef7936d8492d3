import { expect, test } from 'vitest';
import { isChallenge } from './is-challenge.ts';

test('ALERT3 the challenge confirms alone or named; whoever repeats everything has not understood it', () => {
  const sent = JSON.stringify({ type: 'alert.confirm', text: 'abc', data: { challenge: 'abc' } });
  for (const answer of ['abc', ' abc\n', '{"challenge":"abc"}']) expect(isChallenge(answer, 'abc')).toBe(true);
  for (const answer of [sent, '', 'ok', 'null', '{"challenge":"abd"}', '"abc"']) {
    expect(isChallenge(answer, 'abc')).toBe(false);
  }
});
