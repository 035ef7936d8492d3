import { parseArgs } from 'node:util';

const COMMON = {
  short: { type: 'boolean', default: false },
  json: { type: 'string' },
  'cpu-prof': { type: 'string' },
  'write-docs': { type: 'boolean', default: false },
  none: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
} as const;

/** Parses the command line: names first, then common options and those of the measurements. */
export function readCommandLine(args: string[]) {
  const firstOption = args.findIndex((arg) => arg.startsWith('--'));
  const names = firstOption < 0 ? args : args.slice(0, firstOption);
  const common: string[] = [];
  const own: string[] = [];
  let to = own;
  for (const arg of args.slice(names.length)) {
    // An argument after an option is its value.
    if (arg.startsWith('--')) to = (arg.slice(2).split('=')[0] ?? '') in COMMON ? common : own;
    to.push(arg);
  }
  return { names, own, common: parseArgs({ args: common, options: COMMON }).values };
}
