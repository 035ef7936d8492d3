import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Report } from './report.ts';

/** Writes the report to the folder, in a file with its name. */
export function keepReport(folder: string, report: Report): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, `${report.name}.json`), `${JSON.stringify(report, undefined, 2)}\n`);
}

/** Reads all reports in the folder. */
export function keptReports(folder: string): Report[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Report);
}
