import { compareWrites, type SyncItem } from '../../shared/domain/sync/item.ts';
import { type Codec, type Held, isSyncable, type Values } from './codec.ts';

/** The id of the item that holds the order; columns that it does not name come after, as they were added. */
const ORDER = '#order';

interface StoredColumn {
  id: string;
  query: string;
  /** Each device asks for its own notifications, and keeps whether it does. */
  notify?: unknown;
  width?: number;
}

/** The reader's columns: an item each, and one for their order. */
export const columnsCodec: Codec = {
  name: 'columns',
  collection: 'columns',
  toValues(stored, held) {
    const columns = columnsOf(stored).filter(isKept);
    const values: Values = new Map(columns.map((column) => [column.id, jsonOf(column)]));
    const ids = columns.map(({ id }) => id);
    const known = held.get(ORDER)?.value;
    const isAsHeld = inOrder(ids, held).every((id, at) => id === ids[at]);
    if (!isAsHeld) values.set(ORDER, JSON.stringify(ids));
    else if (known != null) values.set(ORDER, known);
    return values;
  },
  fromItems(items, stored) {
    const held: Held = new Map(items.map((item) => [item.id, item]));
    const own = columnsOf(stored);
    const notifyOf = new Map(own.map(({ id, notify }) => [id, notify]));
    const ids = inOrder(
      items.map(({ id }) => id).filter((id) => id !== ORDER),
      held,
    );
    return [
      ...ids.map((id) => ({
        id,
        notify: notifyOf.get(id) ?? 'off',
        ...(JSON.parse(held.get(id)?.value ?? '{}') as Pick<StoredColumn, 'query' | 'width'>),
      })),
      ...own.filter((column) => !isKept(column)),
    ];
  },
  additions(stored, held) {
    const queries = new Set([...held.values()].map(queryOf));
    const added = columnsOf(stored).filter((column) => isKept(column) && !queries.has(column.query));
    return new Map(
      added.map((column): [string, string] => [
        held.has(column.id) ? `${column.id}-${Math.random().toString(36).slice(2, 8)}` : column.id,
        jsonOf(column),
      ]),
    );
  },
};

/** These columns as the order says; those that it does not name follow as they were written, new ones last. */
function inOrder(ids: readonly string[], held: Held): string[] {
  const order = JSON.parse(held.get(ORDER)?.value ?? '[]') as string[];
  const named = order.filter((id) => ids.includes(id));
  const unnamed = ids.filter((id) => !order.includes(id));
  const known = unnamed.flatMap((id) => held.get(id) ?? []).sort(compareWrites);
  return [...named, ...known.map(({ id }) => id), ...unnamed.filter((id) => !held.has(id))];
}

function jsonOf({ query, width }: StoredColumn): string {
  return JSON.stringify(width === undefined ? { query } : { query, width });
}

function queryOf({ id, value }: SyncItem): unknown {
  return id === ORDER ? undefined : (JSON.parse(value ?? '{}') as Partial<StoredColumn>).query;
}

function isKept(column: StoredColumn): boolean {
  return isSyncable(column.id, jsonOf(column));
}

function columnsOf(stored: unknown): StoredColumn[] {
  if (!Array.isArray(stored)) return [];
  return stored.filter((column) => typeof column?.id === 'string' && typeof column.query === 'string');
}
