import { expect, test } from 'vitest';
import { feedDate } from './feed-date.ts';

test.each([
  ['Thu, 01 Jan 2004 19:48:21 GMT', '2004-01-01T19:48:21Z'],
  ['Mon, 01 Jan 2004 19:48:21 GMT', '2004-01-01T19:48:21Z'],
  ['01 Jan 04 19:48 EST', '2004-01-02T00:48:00Z'],
  ['Fri, 31 Dec 99 23:59:59 PST', '2000-01-01T07:59:59Z'],
  ['Wed, 02 Oct 2002 13:00:00 GMT+2', '2002-10-02T11:00:00Z'],
  ['Tue, 3 Feb 2015 10:00:00 -0500 (EST)', '2015-02-03T15:00:00Z'],
  ['Fri, 13 Sept 2013 10:10:10 BST', '2013-09-13T09:10:10Z'],
  ['2010-09-02T13:14:15.123-07:00', '2010-09-02T20:14:15.123Z'],
  ['2003-12-31 10:14:55 +0200', '2003-12-31T08:14:55Z'],
  ['20031231T101455Z', '2003-12-31T10:14:55Z'],
  ['20031231101455', '2003-12-31T10:14:55Z'],
  ['2003-12', '2003-12-01T00:00:00Z'],
  ['2003-335', '2003-12-01T00:00:00Z'],
  ['2003-W52-3', '2003-12-24T00:00:00Z'],
  ['Mon Jan  5 10:00:00 2004', '2004-01-05T10:00:00Z'],
  ['Jan 5, 2004 3:04 pm', '2004-01-05T15:04:00Z'],
  ['5/12/2004', '2004-05-12T00:00:00Z'],
  ['12.05.2004 10:00', '2004-05-12T10:00:00Z'],
  ['mardi 3 février 2015 10:00:00 +0100', '2015-02-03T09:00:00Z'],
  ['Вт, 03 фев 2015 10:00:00 +0300', '2015-02-03T07:00:00Z'],
  ['2004年1月5日', '2004-01-05T00:00:00Z'],
  ['1136214245', '2006-01-02T15:04:05Z'],
])('%s is %s', (raw, expected) => {
  expect(feedDate(raw)).toEqual(new Date(expected));
});

test.each(['', 'yesterday', '2015-06-31', 'Wed, 32 Oct 2002 13:00:00 GMT', '25:00', 'x'.repeat(1_000), undefined])(
  '%s is no date',
  (raw) => {
    expect(feedDate(raw)).toBeUndefined();
  },
);

test.each([
  ['2026-11-27 08:00 Europe/Berlin', '2026-11-27T07:00:00Z'],
  ['2026-07-27T08:00:00[Europe/Berlin]', '2026-07-27T06:00:00Z'],
  ['2026-07-27T08:00:00+02:00[Europe/Berlin]', '2026-07-27T06:00:00Z'],
  ['2026-07-27T08:00:00Z[Europe/Berlin][u-ca=gregory]', '2026-07-27T08:00:00Z'],
  ['Fri, 27 Nov 2026 08:00:00 America/New_York', '2026-11-27T13:00:00Z'],
  ['27 July 2026, 8:00 pm America/Argentina/Buenos_Aires', '2026-07-27T23:00:00Z'],
  ['2026-07-27 08:00:00 asia/kolkata', '2026-07-27T02:30:00Z'],
  ['2026-03-29 01:30 Europe/Berlin', '2026-03-29T00:30:00Z'],
  ['2026-03-29 02:30 Europe/Berlin', '2026-03-29T01:30:00Z'],
  ['2026-03-29 03:30 Europe/Berlin', '2026-03-29T01:30:00Z'],
  ['2026-10-25 02:30 Europe/Berlin', '2026-10-25T00:30:00Z'],
  ['2026-10-25 03:30 Europe/Berlin', '2026-10-25T02:30:00Z'],
  ['2026-10-04 03:30 Australia/Sydney', '2026-10-03T16:30:00Z'],
])('FEED8 %s is %s, with the summer time of its place', (raw, expected) => {
  expect(feedDate(raw)).toEqual(new Date(expected));
});

test.each([
  'Thu, 01 Jan 1970 00:00:00 GMT',
  '1970-01-01T00:00:00Z',
  'Wed, 31 Dec 1969 16:00:00 -0800',
  '1970-01-01T09:00:00+09:00',
  '1970-01-01 08:00 Asia/Shanghai',
  '01 Jan 70 00:00 EST',
  'Mon, 01 Jan 0001 00:00:00 +0000',
  '0001-01-01T00:00:00Z',
  '0000-00-00 00:00:00',
  '1601-01-01',
  '1899-12-30T00:00:00',
  '1900-01-01',
  '1904-01-01T00:00:00Z',
  'Tue, 01 Jan 1980 00:00:00 -0800',
  '0',
  '-62135596800',
  '0000000000',
])('FEED8 %s means that there is no date', (raw) => {
  expect(feedDate(raw)).toBeUndefined();
});

test('a zone does not lead out of the years that have four digits', () => {
  expect(feedDate('9999-12-31T23:59:59-02:00')).toBeUndefined();
  expect(feedDate('9999-12-31T23:59:59Z')?.getUTCFullYear()).toBe(9999);
});
