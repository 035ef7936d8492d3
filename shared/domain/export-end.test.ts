import { expect, test } from 'vitest';
import { exportEnd } from './export-end.ts';

const PROGRESS = { type: 'progress', position: 'wire.7' };
const EVENT = { type: 'story.published' };
const MORE = { type: 'more' };

test('an export is complete with its last progress, or with more directly after one', () => {
  expect(exportEnd([EVENT, PROGRESS])).toEqual({ progress: PROGRESS, isLast: true });
  expect(exportEnd([PROGRESS, EVENT, PROGRESS, MORE])).toEqual({ progress: PROGRESS, isLast: false });
});

test('an export that was cut off, even between two lines, has no end', () => {
  for (const lines of [[], [EVENT], [PROGRESS, EVENT], [PROGRESS, EVENT, MORE], [MORE]])
    expect(exportEnd(lines)).toBeUndefined();
});
