import { printable } from '../output.ts';
import type { LogLine } from './parse-line.ts';

const PROCESS_WIDTH = 8;
const LEVEL_WIDTH = 5;

/** A line for people: time, process, level, message, and what else it says. */
export function lineText({ time, process, level, message, fields }: LogLine): string {
  const said = Object.entries(fields).flatMap(([name, value]) => fieldText(name, value));
  const head = `${time ?? '-'.padEnd(24)}  ${process.padEnd(PROCESS_WIDTH)}  ${level.padEnd(LEVEL_WIDTH)}`;
  return printable([head, message, ...said].join('  '));
}

/** Errors by their message: `--json` has the stack. */
function fieldText(name: string, value: unknown): string[] {
  if (value === undefined) return [];
  if (typeof value === 'object' && value !== null && 'message' in value) return [`${name}=${value.message}`];
  return [`${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`];
}
