import { type ReadonlySignal, signal } from '@preact/signals';
import { COLUMNS_MAX, type Column, firstColumns, keepableColumns, readColumns } from './column.ts';
import { onStoredElsewhere, readStored, writeStored } from './stored.ts';

const NAME = 'columns';
const own = signal<readonly Column[]>(stored());
const edited = signal<string | null>(null);

/** The reader's dashboard. */
export const columns: ReadonlySignal<readonly Column[]> = own;
/** The column whose settings are open. */
export const editedColumn: ReadonlySignal<string | null> = edited;

onStoredElsewhere(NAME, () => {
  own.value = stored();
});

/** Adds a column at the end; false when there are too many. */
export function addColumn(column: Column): boolean {
  if (own.peek().length >= COLUMNS_MAX) return false;
  keep([...own.peek(), column]);
  return true;
}

/** Takes over a whole dashboard, from a link. */
export function replaceColumns(columns: readonly Column[]): void {
  keep(columns.slice(0, COLUMNS_MAX));
}

/** Changes parts of a column where it stands. */
export function changeColumn(id: string, changes: Partial<Omit<Column, 'id'>>): void {
  keep(own.peek().map((column) => (column.id === id ? { ...column, ...changes } : column)));
}

/** Takes a column away; the last one gives way to the ones from the start. */
export function removeColumn(id: string): void {
  const left = own.peek().filter((column) => column.id !== id);
  keep(left.length > 0 ? left : firstColumns());
}

/** Moves a column by one place. */
export function moveColumn(id: string, step: 1 | -1): void {
  const from = own.peek().findIndex((column) => column.id === id);
  const to = from + step;
  const moved = own.peek()[from];
  if (!moved || to < 0 || to >= own.peek().length) return;
  const rest = own.peek().filter((column) => column !== moved);
  keep([...rest.slice(0, to), moved, ...rest.slice(to)]);
}

/** Opens or closes the settings of a column. */
export function editColumn(id: string | null): void {
  edited.value = id;
}

function keep(columns: readonly Column[]): void {
  own.value = columns;
  writeStored(NAME, keepableColumns(columns));
}

function stored(): readonly Column[] {
  const kept = readColumns(readStored(NAME));
  return kept.length > 0 ? kept : firstColumns();
}
