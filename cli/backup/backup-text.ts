import type { Manifest } from '../../shared/node/backup/manifest.ts';

const MEGABYTE = 1e6;

/** What a backup contains, a line each. */
export function describeManifest(manifest: Manifest, bytes?: number): string[] {
  const { at, newswire, wire, migrations } = manifest;
  const rows = (table: string): string => count(manifest.tables.find(({ name }) => name === table)?.rows ?? 0);
  return [
    `taken     ${at}`,
    `by        Newswire ${newswire}, schema ${migrations.at(-1) ?? ''}`,
    `wire      ${wire.id}, up to ${count(wire.lastSeq)}`,
    `stories   ${rows('stories')}, ${rows('submissions')} submissions, ${rows('comments')} comments, ${rows('feeds')} feeds`,
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

function sizeOf(bytes: number): string {
  return bytes < MEGABYTE ? `${count(bytes)} bytes` : `${(bytes / MEGABYTE).toFixed(1)} MB`;
}
