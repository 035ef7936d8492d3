import { expect, test } from 'vitest';
import { dataFolderProblem } from './data-folder-problem.ts';

const failure = (code: string): Error => Object.assign(new Error(code), { code });

test('each reason why a folder cannot be written is said, with what to do', () => {
  const said = (code: string): string => (dataFolderProblem(failure(code), '/data') as Error).message;
  expect(said('ENOSPC')).toBe('/data cannot be written: the disk is full. Make room and start again.');
  expect(said('EROFS')).toMatch(/read-only.*NEWSWIRE_DATA_DIR=/);
  expect(said('EACCES')).toMatch(/may not write there.*NEWSWIRE_DATA_DIR=/);
  expect(said('ENOTDIR')).toMatch(/a file stands/);
});

test('a full disk is known by the words of Postgres, too', () => {
  const failed = new Error('Command failed: initdb\nFATAL:  could not write to file "x": No space left on device');
  expect((dataFolderProblem(failed, '/data') as Error).message).toContain('the disk is full');
});

test('an error of another kind stays what it is', () => {
  const error = failure('EMFILE');
  expect(dataFolderProblem(error, '/data')).toBe(error);
});
