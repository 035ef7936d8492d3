import { type ReadonlySignal, signal } from '@preact/signals';
import { allowedWidth, COLUMNS_MAX, type Column, firstColumns, keepableColumns, readColumns } from './column.ts';
import { onStoredElsewhere, readStored, writeStored } from './stored.ts';

const NAME = 'columns';
const own = signal<readonly Column[]>(stored());
const edited = signal<string | null>(null);
const editedNew = signal(false);

/** The reader's columns. */
export const columns: ReadonlySignal<readonly Column[]> = own;
/** The id of the column whose settings are open. */
export const editedColumn: ReadonlySignal<string | null> = edited;
/** Whether that column has just been added. */
export const isEditedNew: ReadonlySignal<boolean> = editedNew;

onStoredElsewhere(NAME, () => {
  own.value = stored();
});

/** Adds a column at the end; false when there are too many. */
export function addColumn(column: Column): boolean {
  if (own.peek().length >= COLUMNS_MAX) return false;
  keep([...own.peek(), column]);
  return true;
}

/** Puts a column back at its place; false when there are too many. */
export function insertColumn(column: Column, at: number): boolean {
  if (own.peek().length >= COLUMNS_MAX) return false;
  keep([...own.peek().slice(0, at), column, ...own.peek().slice(at)]);
  return true;
}

/** Replaces all columns, with those from a link. */
export function replaceColumns(columns: readonly Column[]): void {
  keep(columns.slice(0, COLUMNS_MAX));
}

/** Changes settings of a column in place. */
export function changeColumn(id: string, changes: Partial<Omit<Column, 'id'>>): void {
  keep(own.peek().map((column) => (column.id === id ? { ...column, ...changes } : column)));
}

/** Leaves the density of every column to the board. */
export function clearDensities(): void {
  keep(own.peek().map(({ density: _, ...column }) => column));
}

/** Removes a column; removing the last one restores the default columns. */
export function removeColumn(id: string): void {
  const left = own.peek().filter((column) => column.id !== id);
  keep(left.length > 0 ? left : firstColumns());
}

/** Moves a column to a position, from 0; does nothing where there is none. */
export function moveColumn(id: string, to: number): void {
  const moved = own.peek().find((column) => column.id === id);
  if (!moved || to < 0 || to >= own.peek().length || own.peek()[to] === moved) return;
  const rest = own.peek().filter((column) => column !== moved);
  keep([...rest.slice(0, to), moved, ...rest.slice(to)]);
}

/** Gives a column a width; undefined for as much as there is room for. */
export function setColumnWidth(id: string, width: number | undefined): void {
  keep(
    own.peek().map((column) => {
      if (column.id !== id) return column;
      const { width: _, ...rest } = column;
      return width === undefined ? rest : { ...rest, width: allowedWidth(width) };
    }),
  );
}

/** Opens a column's settings; null closes them. */
export function editColumn(id: string | null, isNew = false): void {
  editedNew.value = isNew;
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
