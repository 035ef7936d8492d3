import { coloursFor, printable } from '../output.ts';
import type { Finding } from './finding.ts';

const SUBJECT_WIDTH = 15;
const MARKS = { ok: '✓', warning: '!', problem: '✗' } as const;

/** Findings as lines, each with its mark and its advice, and how many there are of each kind. */
export function findingLines(findings: readonly Finding[]): string[] {
  return [...findings.flatMap(linesOf), '', summary(findings)];
}

function linesOf({ subject, level, says, advice }: Finding): string[] {
  const colours = coloursFor(process.stdout);
  const paint = { ok: colours.green, warning: colours.yellow, problem: colours.red }[level];
  const first = `${paint(MARKS[level])} ${subject.padEnd(SUBJECT_WIDTH)} ${printable(says)}`;
  return advice === undefined ? [first] : [first, `${' '.repeat(SUBJECT_WIDTH + 3)}→ ${printable(advice)}`];
}

function summary(findings: readonly Finding[]): string {
  const count = (level: Finding['level']): number => findings.filter((finding) => finding.level === level).length;
  const [problems, warnings] = [count('problem'), count('warning')];
  if (problems + warnings === 0) return 'Nothing is wrong.';
  const named = (no: number, what: string): string => `${no} ${what}${no === 1 ? '' : 's'}`;
  return `${named(problems, 'problem')}, ${named(warnings, 'warning')}.`;
}
