import { parseArgs } from 'node:util';
import { describeMachine } from './machine.ts';
import type { Measurement } from './measurement.ts';
import type { Report } from './report.ts';

/** Command-line settings for every measurement. */
export interface Common {
  short: boolean;
  cpuProf: string | undefined;
  /** The measurement's own options, unparsed. */
  own: string[];
}

/** The requested measurement is impossible; the message says why. */
export class UsageError extends Error {}

/** Runs one measurement with options from the command line, by default their full or short values. */
export async function runMeasurement(measurement: Measurement, common: Common): Promise<Report> {
  const began = performance.now();
  const say = (line: string): void => void process.stderr.write(`  ${measurement.name}: ${line}\n`);
  const options = readOptions(measurement, common);
  const result = await measurement.run({ options, cpuProf: common.cpuProf, say });
  return {
    name: measurement.name,
    about: measurement.about,
    command: ['npm run bench --', measurement.name, ...(common.short ? ['--short'] : []), ...common.own].join(' '),
    at: new Date().toISOString(),
    seconds: (performance.now() - began) / 1_000,
    machine: describeMachine(),
    ...result,
  };
}

/** The help text of this measurement. */
export function helpOf({ name, about, options }: Measurement): string {
  const lines = Object.entries(options).map(([option, { help, full }]) => `    --${option}  ${help} (${full})`);
  return [`  ${name}: ${about}`, ...lines].join('\n');
}

/** Throws a UsageError that names the option. */
function readOptions(
  { name, options }: Measurement,
  { short, own }: Common,
): Record<string, number | boolean | string> {
  const declared = Object.entries(options);
  const values = parse(name, own, declared);
  return Object.fromEntries(
    declared.map(([option, { short: least, full }]) => {
      const given = values[option];
      if (given === undefined) return [option, short ? least : full];
      if (typeof full !== 'number') return [option, given];
      if (!(Number(given) >= 0)) throw new UsageError(`--${option} of ${name} must be a number, and is ‘${given}’.`);
      return [option, Number(given)];
    }),
  );
}

function parse(name: string, args: string[], declared: [string, { full: unknown }][]) {
  const options = Object.fromEntries(
    declared.map(([option, { full }]) => [option, { type: typeof full === 'boolean' ? 'boolean' : 'string' } as const]),
  );
  try {
    return parseArgs({ args, options, allowNegative: true }).values;
  } catch (error) {
    throw new UsageError(`${name}: ${error instanceof Error ? error.message : error}`);
  }
}
