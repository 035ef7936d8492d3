import { expect, test } from 'vitest';
import { type Column, firstColumns, keepableColumns, readColumns } from './column.ts';

const column: Column = {
  id: 'c1',
  name: 'War',
  filter: { any: ['ukraine'], minPriority: 'urgent' },
  sort: 'latest',
  notify: 'flash',
};

test('columns that are kept are read back as they were', () => {
  const columns = [...firstColumns(), column];
  expect(readColumns(JSON.parse(JSON.stringify(keepableColumns(columns))))).toEqual(columns);
});

test('whatever is no column is left out', () => {
  expect(readColumns(undefined)).toEqual([]);
  expect(readColumns({ 0: column })).toEqual([]);
  expect(readColumns([null, 7, {}, { id: 1, query: '' }, { id: 'x', query: 'any=a', notify: 'loud' }])).toEqual([
    { id: 'x', name: null, filter: { any: ['a'] }, sort: 'latest', notify: 'off' },
  ]);
});
