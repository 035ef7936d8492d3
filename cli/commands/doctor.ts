import { Command } from 'commander';
import { EXIT } from '../cli-error.ts';
import { type ConnectionOptions, withConnection } from '../connection.ts';
import type { Finding } from '../doctor/finding.ts';
import { coloursFor, print, printable } from '../output.ts';

const SUBJECT_WIDTH = 15;
const MARKS = { ok: '✓', warning: '!', problem: '✗' } as const;

/** `newswire doctor`: says what is wrong with an installation, and what to do about it. */
export function doctorCommand(): Command {
  const command = new Command('doctor')
    .description('look at the settings, this machine, Redis, Postgres, the server and its public address')
    .option('--json', 'print the findings as JSON')
    .addHelpText(
      'after',
      '\nReads the environment that servers and workers read, changes nothing, and ends with 1 if there is a problem.\n\n' +
        'Example:\n  docker compose run --rm server newswire doctor',
    )
    .action(doctor);
  return withConnection(command);
}

async function doctor(flags: ConnectionOptions & { json?: boolean }): Promise<void> {
  const { examineAll } = await import('../doctor/examine-all.ts');
  const findings = await examineAll(process.env, flags);
  if (flags.json) print(JSON.stringify(findings));
  else for (const line of [...findings.flatMap(linesOf), '', summary(findings)]) print(line);
  if (findings.some(({ level }) => level === 'problem')) process.exitCode = EXIT.refused;
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
