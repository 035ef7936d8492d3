import type { Column } from '../state/column.ts';
import { storiesQuery } from '../state/column.ts';
import { type ColumnList, createColumnList, forgetArrivals } from '../state/column-list.ts';
import { openLists, setOpenLists } from '../state/open-lists.ts';
import { seenUpTo } from '../state/visit.ts';
import { follow, leave } from './follow-column.ts';
import { openColumn } from './open-column.ts';

/** Closed columns are kept for the reader's return. */
const PARKED_MAX = 16;
const parked = new Map<string, ColumnList>();

/** Replaces the open columns; a column that was open before is restored. */
export function showColumns(columns: readonly Column[]): void {
  const before = openLists.peek();
  const lists = columns.map((column) => before.find(isFor(column)) ?? unpark(column) ?? create(column));
  const left = before.filter((list) => !lists.includes(list));
  setOpenLists(lists);
  for (const list of left) park(list);
  for (const list of lists) {
    if (before.includes(list)) continue;
    forgetArrivals(list);
    if (list.snapshot.peek() === 'ready') void follow(list);
    else void openColumn(list);
  }
}

function isFor(column: Column): (list: ColumnList) => boolean {
  return (list) => keyOf(list.column) === keyOf(column);
}

function create(column: Column): ColumnList {
  return createColumnList(column, seenUpTo(column.id), Date.now());
}

function unpark(column: Column): ColumnList | undefined {
  const list = parked.get(keyOf(column));
  parked.delete(keyOf(column));
  return list;
}

function park(list: ColumnList): void {
  void leave(list);
  if (list.snapshot.peek() !== 'ready' || list.column.isPast) {
    list.run.abort();
    return;
  }
  parked.set(keyOf(list.column), list);
  const [oldest] = parked.keys();
  if (parked.size > PARKED_MAX && oldest !== undefined) parked.delete(oldest);
}

function keyOf(column: Column): string {
  return `${column.id} ${storiesQuery(column)}`;
}
