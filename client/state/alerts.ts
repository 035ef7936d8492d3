import { type ReadonlySignal, signal } from '@preact/signals';
import type { AlertKind } from '../../shared/contract/alert-schema.ts';
import { onStoredElsewhere, readStored, writeStored } from './stored.ts';

/** An address that this browser manages; the server sends alerts there. */
export interface AlertTarget {
  id: string;
  /** Lets this browser read, change and end it. */
  token: string;
  kind: AlertKind;
  address: string;
}

export const ALERT_LEVELS = ['flash', 'urgent', 'all'] as const;

/** How a column alerts its reader. */
export interface ColumnAlerts {
  /** In the open page. */
  strip: boolean;
  sound: boolean;
  title: boolean;
  /** The ids of the addresses. */
  to: readonly string[];
  level: (typeof ALERT_LEVELS)[number];
  /** Alerts only when this many independent publishers have the story. */
  independent: number;
  /** Alerts only when a report adds something new. */
  onlyNew: boolean;
}

/** All of the browser's alerts. */
interface Alerts {
  targets: readonly AlertTarget[];
  /** By the id of the column. */
  columns: Readonly<Record<string, ColumnAlerts>>;
  groupSeconds: number;
}

const NAME = 'alerts';
const NONE: ColumnAlerts = {
  ...{ strip: false, sound: false, title: false },
  ...{ to: [], level: 'all', independent: 1, onlyNew: false },
};
const GROUP_SECONDS = 300;
const kept = signal<Alerts>(stored());

/** The browser's alerts. */
export const alerts: ReadonlySignal<Alerts> = kept;

onStoredElsewhere(NAME, () => {
  kept.value = stored();
});

/** How a column alerts its reader. */
export function alertsOf(columnId: string): ColumnAlerts {
  return { ...NONE, ...kept.value.columns[columnId] };
}

/** Changes how a column alerts its reader. */
export function changeAlerts(columnId: string, changes: Partial<ColumnAlerts>): void {
  keep({ columns: { ...kept.peek().columns, [columnId]: { ...alertsOf(columnId), ...changes } } });
}

/** Adds an address, to which the column sends alerts from now on. */
export function addTarget(target: AlertTarget, columnId: string): void {
  keep({ targets: [...kept.peek().targets, target] });
  changeAlerts(columnId, { to: [...alertsOf(columnId).to, target.id] });
}

/** Forgets an address. */
export function forgetTarget(id: string): void {
  const columns = Object.entries(kept.peek().columns).map(([column, of]) => [
    column,
    { ...of, to: of.to.filter((other) => other !== id) },
  ]);
  keep({ targets: kept.peek().targets.filter((target) => target.id !== id), columns: Object.fromEntries(columns) });
}

/** Sets how long after an alert further ones are grouped. */
export function setGroupSeconds(groupSeconds: number): void {
  keep({ groupSeconds });
}

function keep(changes: Partial<Alerts>): void {
  kept.value = { ...kept.peek(), ...changes };
  writeStored(NAME, kept.peek());
}

function stored(): Alerts {
  const found = readStored(NAME) as Partial<Alerts> | null | undefined;
  return {
    targets: Array.isArray(found?.targets) ? found.targets : [],
    columns: typeof found?.columns === 'object' && found.columns !== null ? found.columns : {},
    groupSeconds: typeof found?.groupSeconds === 'number' ? found.groupSeconds : GROUP_SECONDS,
  };
}
