import { expect, test } from 'vitest';
import { takesBack } from './takes-back.ts';

test('a word that is gone or replaced is taken back', () => {
  expect(takesBack('12 people hurt in fire', '7 people hurt in fire')).toBe(true);
  expect(takesBack('Mayor resigns, aide says', 'Mayor resigns')).toBe(true);
  expect(takesBack('no, no and no', 'no and no')).toBe(true);
});

test('what is only added, moved or spelled with other marks takes nothing back', () => {
  expect(takesBack('Fire in port', 'Fire in port: 12 hurt')).toBe(false);
  expect(takesBack('In port, fire', 'Fire in Port!')).toBe(false);
  expect(takesBack('', 'Anything')).toBe(false);
});
