import type { Filter } from '../../shared/domain/filter.ts';
import { dashboardAddress } from '../state/address.ts';
import { type Column, showsTheSame } from '../state/column.ts';
import {
  addColumn,
  changeColumn,
  columns,
  editColumn,
  editedColumn,
  moveColumn,
  removeColumn,
  replaceColumns,
} from '../state/columns.ts';
import { navigate } from './navigate.ts';
import { scrollerOf } from './scrollers.ts';

/** Keeps a column on the reader's dashboard and shows it there; one that is there already is only shown. */
export function keepColumn(column: Pick<Column, 'name' | 'filter' | 'sort'>): void {
  const kept: Column = { notify: 'off', ...column, id: newId() };
  const same = columns.peek().find((other) => showsTheSame(other, kept));
  if (!same && !addColumn(kept)) return;
  navigate('/');
  showColumn((same ?? kept).id);
}

/** A new column that the reader then describes. */
export function newColumn(): void {
  const column: Column = { id: newId(), name: null, filter: {}, sort: 'latest', notify: 'off' };
  if (!addColumn(column)) return;
  editColumn(column.id);
  showColumn(column.id);
}

/** Takes over somebody's dashboard. */
export function keepShared(shared: readonly Column[]): void {
  replaceColumns(shared.map((column) => ({ ...column, id: newId() })));
  navigate('/');
}

/** Changes one part of a column's filter. */
export function changeFilter(column: Column, change: Filter): void {
  const filter = Object.fromEntries(
    Object.entries({ ...column.filter, ...change }).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  );
  changeColumn(column.id, { filter });
}

/** Opens a column's settings, or closes them. */
export function toggleSettings(id: string): void {
  editColumn(editedColumn.peek() === id ? null : id);
}

/** Moves a column and keeps it in sight. */
export function shiftColumn(id: string, step: 1 | -1): void {
  moveColumn(id, step);
  showColumn(id);
}

/** Takes a column off the dashboard. */
export function dropColumn(id: string): void {
  editColumn(null);
  removeColumn(id);
}

/** Puts a link to the dashboard on the clipboard; false when the browser refuses. */
export async function copyDashboardLink(): Promise<boolean> {
  const link = new URL(dashboardAddress(columns.peek()), location.origin).href;
  return navigator.clipboard.writeText(link).then(
    () => true,
    () => false,
  );
}

/** Brings a column into sight once it is on the page. */
export function showColumn(id: string): void {
  requestAnimationFrame(() =>
    scrollerOf(id)?.closest('.column')?.scrollIntoView({ inline: 'nearest', block: 'nearest' }),
  );
}

function newId(): string {
  return `c${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;
}
