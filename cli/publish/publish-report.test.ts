import { expect, test } from 'vitest';
import { describeRejection, type PublishReport, summarise, wentWell } from './publish-report.ts';

const report: PublishReport = { accepted: 1_982, rejected: 0, seconds: 3.24, submissions: [], errors: [] };

test('the summary counts and times', () => {
  expect(summarise(report)).toEqual(['1,982 accepted, 0 rejected in 3.2 s']);
});

test('the summary tells how waited-for submissions ended', () => {
  const finished = { published: 3, duplicate: 1, rejected: 0, failed: 0, held: 2, cancelled: 0, replaced: 0 };
  expect(summarise({ ...report, finished })[1]).toBe(
    '3 published, 1 duplicate, 0 rejected, 0 failed, 2 held until their embargo',
  );
});

test('a run that broke off tells where to go on', () => {
  expect(summarise({ ...report, brokeOffAtLine: 401 })[1]).toBe('broke off: publish again from line 401');
});

test('a rejected line is reported with its line, field and rule', () => {
  const errors = [{ field: 'headline', rule: 'required', detail: 'is required' }];
  expect(describeRejection({ line: 3, code: 'validation_failed', detail: 'A field is wrong', errors })).toEqual([
    'line 3: headline: is required (required)',
  ]);
});

test('a line without field errors is reported with its code', () => {
  expect(describeRejection({ line: 9, code: 'bad_json', detail: 'is not JSON' })).toEqual([
    'line 9: is not JSON (bad_json)',
  ]);
});

test('duplicates and held stories went well, failures did not', () => {
  const finished = { published: 0, duplicate: 4, rejected: 0, failed: 0, held: 1, cancelled: 0, replaced: 0 };
  expect(wentWell({ ...report, finished })).toBe(true);
  expect(wentWell({ ...report, finished: { ...finished, failed: 1 } })).toBe(false);
  expect(wentWell({ ...report, rejected: 1 })).toBe(false);
});
