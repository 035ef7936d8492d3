import { parseArgs } from 'node:util';
import { describeMachine } from './machine.ts';
import type { Measurement } from './measurement.ts';
import type { Report } from './report.ts';

/** What the command line says to every measurement. */
export interface Common {
  short: boolean;
  cpuProf: string | undefined;
  /** Options of the measurement itself, unparsed. */
  own: string[];
}

/** Runs one measurement, with its own options from the command line, else their full or short values. */
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

/** The lines of the help that tell of this measurement. */
export function helpOf({ name, about, options }: Measurement): string {
  const lines = Object.entries(options).map(([option, { help, full }]) => `    --${option}  ${help} (${full})`);
  return [`  ${name}: ${about}`, ...lines].join('\n');
}

function readOptions({ options }: Measurement, { short, own }: Common): Record<string, number | boolean | string> {
  const declared = Object.entries(options);
  const { values } = parseArgs({
    args: own,
    options: Object.fromEntries(
      declared.map(([name, { full }]) => [name, { type: typeof full === 'boolean' ? 'boolean' : 'string' } as const]),
    ),
  });
  return Object.fromEntries(
    declared.map(([name, option]) => {
      const given = values[name];
      const usual = short ? option.short : option.full;
      if (given === undefined) return [name, usual];
      return [name, typeof option.full === 'number' ? Number(given) : given];
    }),
  );
}
