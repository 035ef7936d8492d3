import type { Machine } from './machine.ts';
import type { Bar, Figure, Result } from './measurement.ts';
import { median } from './statistics.ts';

/** A result as stored and printed. */
export interface Report extends Result {
  name: string;
  about: string;
  command: string;
  at: string;
  seconds: number;
  machine: Machine;
}

/** Formats the report as a table for a terminal. */
export function printReport({ name, about, figures, bars, notes, machine, seconds }: Report): string {
  const rows = figures.map((figure) => [
    figure.name,
    figure.of,
    `${short(median(figure.values))} ${figure.unit}`,
    spread(figure),
  ]);
  const width = (column: number): number => Math.max(...rows.map((row) => row[column]?.length ?? 0), 0);
  const lines = rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(width(column))).join('  ')}`.trimEnd());
  const where = `${machine.cores} × ${machine.cpu}, Node ${machine.versions.node}`;
  return [
    `${name}: ${about} (${where}, ${Math.round(seconds)} s)`,
    ...lines,
    ...bars.map((bar) => `  ${isMet(bar) ? 'reached' : 'MISSED '} ${sayBar(bar)}`),
    ...notes.map((note) => `  note: ${note}`),
    '',
  ].join('\n');
}

/** True when the bar was reached. */
export function isMet({
  reached,
  atMost = Number.POSITIVE_INFINITY,
  atLeast = Number.NEGATIVE_INFINITY,
}: Bar): boolean {
  return reached <= atMost && reached >= atLeast;
}

/** The bar in one line: name, value and target. */
function sayBar({ says, reached, atMost, atLeast }: Bar): string {
  return `${says}: ${short(reached)} (${atMost === undefined ? `≥ ${atLeast}` : `≤ ${atMost}`})`;
}

/** Three significant figures. */
export function short(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return String(value);
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

/** The minimum and maximum of several rounds. */
export function spread({ values }: Figure): string {
  return values.length > 1 ? `(${short(Math.min(...values))}–${short(Math.max(...values))})` : '';
}
