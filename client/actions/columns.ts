import type { Filter } from '../../shared/domain/filter.ts';
import { keepBoardDensity } from '../state/board-density.ts';
import { type Column, type Density, showsTheSame } from '../state/column.ts';
import {
  addColumn,
  changeColumn,
  clearDensities,
  columns,
  editColumn,
  editedColumn,
  insertColumn,
  moveColumn,
  removeColumn,
  replaceColumns,
} from '../state/columns.ts';
import { showToast } from '../state/toast.ts';
import { navigate } from './navigate.ts';
import { scrollerOf } from './scrollers.ts';

/** Adds a column and shows it; a column with the same stories is only shown. Returns it, unless there are too many. */
export function keepColumn(column: Pick<Column, 'name' | 'filter' | 'sort'>): Column | undefined {
  const added: Column = { ...column, notify: 'off', id: newId() };
  const same = columns.peek().find((other) => showsTheSame(other, added));
  if (!same && !addColumn(added)) {
    showToast({ kind: 'too-many-columns' });
    return undefined;
  }
  const kept = same ?? added;
  navigate('/');
  showColumn(kept.id);
  return kept;
}

/** Adds a column and stays on the page. */
export function followColumn(column: Pick<Column, 'name' | 'filter' | 'sort'>): void {
  if (!addColumn({ notify: 'off', ...column, id: newId() })) showToast({ kind: 'too-many-columns' });
}

/** Adds an empty column and opens its settings. */
export function newColumn(): void {
  const column: Column = { id: newId(), name: null, filter: {}, sort: 'latest', notify: 'off' };
  if (addColumn(column)) {
    editColumn(column.id, true);
    showColumn(column.id);
  } else showToast({ kind: 'too-many-columns' });
}

/** Replaces the reader's columns with shared ones; for ten seconds it can be undone. */
export function keepShared(shared: readonly Column[]): void {
  const before = columns.peek();
  showToast({ kind: 'columns-replaced', undo: () => replaceColumns(before) });
  replaceColumns(shared.map((column) => ({ ...column, id: newId() })));
  navigate('/');
}

/** Changes part of a column's filter. */
export function changeFilter(column: Column, change: Filter): void {
  const filter = Object.fromEntries(
    Object.entries({ ...column.filter, ...change }).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
  changeColumn(column.id, { filter });
}

/** Opens or closes a column's settings. */
export function toggleSettings(id: string): void {
  editColumn(editedColumn.peek() === id ? null : id);
}

/** Closes a column's settings and returns the focus to their button. */
export function closeSettings(id: string): void {
  editColumn(null);
  const column = document.querySelector(`.column[data-column="${CSS.escape(id)}"]`);
  column?.querySelector<HTMLElement>('[data-testid="column-settings"]')?.focus();
}

/** Gives all columns this density, also those to come. */
export function setDensityForAll(density: Density): void {
  keepBoardDensity(density);
  clearDensities();
}

/** Moves a column by one position and scrolls it into view. */
export function shiftColumn(id: string, step: 1 | -1): void {
  moveColumn(id, columns.peek().findIndex((column) => column.id === id) + step);
  showColumn(id);
}

/** Removes a column; for ten seconds it can be put back. */
export function dropColumn(id: string): void {
  const at = columns.peek().findIndex((column) => column.id === id);
  const removed = columns.peek()[at];
  editColumn(null);
  removeColumn(id);
  if (removed) showToast({ kind: 'column-removed', undo: () => putBack(removed, at) });
}

function putBack(column: Column, at: number): void {
  if (insertColumn(column, at)) showColumn(column.id);
  else showToast({ kind: 'too-many-columns' });
}

/** Scrolls a column into view once it is on the page. */
export function showColumn(id: string): void {
  requestAnimationFrame(() =>
    scrollerOf(id)?.closest('.column')?.scrollIntoView({ inline: 'nearest', block: 'nearest' }),
  );
}

function newId(): string {
  return `c${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;
}
