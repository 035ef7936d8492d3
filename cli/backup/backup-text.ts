import type { Manifest } from '../../shared/node/backup/manifest.ts';

const MEGABYTE = 1e6;

/** What a backup contains, a line each. */
export function describeManifest(manifest: Manifest, bytes?: number): string[] {
  const { at, newswire, wire, migrations } = manifest;
  const rows = (table: string): number => manifest.tables.find(({ name }) => name === table)?.rows ?? 0;
  const kinds = [
    named(rows('stories'), 'story', 'stories'),
    named(rows('submissions'), 'submission', 'submissions'),
    named(rows('comments'), 'comment', 'comments'),
    named(rows('feeds'), 'feed', 'feeds'),
  ];
  return [
    `taken     ${at}`,
    `by        Newswire ${newswire}, schema ${migrations.at(-1) ?? ''}`,
    `wire      ${wire.id}, up to ${count(wire.lastSeq)}`,
    `contains  ${kinds.join(', ')}`,
    ...(bytes === undefined ? [] : [`size      ${sizeOf(bytes)}`]),
  ];
}

/** The number of all rows. */
export function totalRows({ tables }: Manifest): number {
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}

/** A number for people. */
export function count(value: number): string {
  return value.toLocaleString('en');
}

/** A number with what it counts. */
export function named(value: number, one: string, many: string): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** Printed when the database could not record the backup. */
export const NOT_KNOWN = 'alarm     not updated: this role cannot write, so the alarm on old backups ignores this one';

function sizeOf(bytes: number): string {
  return bytes < MEGABYTE ? `${count(bytes)} bytes` : `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
