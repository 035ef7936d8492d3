import { expect, test } from 'vitest';
import { csvLine } from './csv-line.ts';

test('quotes, commas and line breaks stay in their cell', () => {
  expect(csvLine(['a "b"', 'c,d', 'e\nf', ''])).toBe('"a ""b""","c,d","e\nf",""');
});

test('no cell is a formula', () => {
  const cells = ['=HYPERLINK("x")', '+1', '-1', '@a', '\t=1', 'a=b'];
  expect(csvLine(cells)).toBe('"\'=HYPERLINK(""x"")","\'+1","\'-1","\'@a","\'\t=1","a=b"');
});
