import { expect, test } from 'vitest';
import { repeatsBeginning } from './repeated-summary.ts';

const BODY = '<p>The <em>dam</em> failed &amp; the town was evacuated.</p><p>Nobody was hurt, “officials” said.</p>';

test('a summary of the first sentences repeats the beginning, whatever the markup and the signs', () => {
  expect(repeatsBeginning('The dam failed & the town was evacuated.', BODY)).toBe(true);
  expect(repeatsBeginning('The dam failed & the town was evacuated. Nobody was hurt…', BODY)).toBe(true);
});

test('also after a dateline, or a headline of the body', () => {
  expect(repeatsBeginning('The dam failed.', '<h2>Dam fails</h2><p>BRACKWATER (Wire) – The dam failed.</p>')).toBe(
    true,
  );
});

test('a summary of its own repeats nothing, even where its words stand further down', () => {
  expect(repeatsBeginning('A town waits for news.', BODY)).toBe(false);
  expect(repeatsBeginning('Nobody was hurt', `<p>${'A long first paragraph. '.repeat(10)}</p>${BODY}`)).toBe(false);
  expect(repeatsBeginning('…', BODY)).toBe(false);
  expect(repeatsBeginning('The dam failed', '')).toBe(false);
});

test('a body that is one tag without an end costs little', () => {
  const begun = performance.now();
  expect(repeatsBeginning('The dam failed', '<'.repeat(500_000))).toBe(false);
  expect(performance.now() - begun).toBeLessThan(500);
});
