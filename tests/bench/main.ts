// `npm run bench [-- NAME… [options]]`: compares each measurement with its floor or peer in the same run.
import path from 'node:path';
import { readCommandLine } from './framework/command-line.ts';
import { keepReport, keptReports } from './framework/keep-report.ts';
import { isMet, printReport } from './framework/report.ts';
import { helpOf, runMeasurement, UsageError } from './framework/run-measurement.ts';
import { writeDocs } from './framework/write-docs.ts';
import { MEASUREMENTS } from './measurements.ts';

const KEPT = path.join(import.meta.dirname, '../../.newswire/bench');
const HELP = `npm run bench -- [NAME…] [--short] [--json FOLDER] [--cpu-prof FOLDER] [--write-docs]

Runs the named measurements, else all. Results go to .newswire/bench as JSON, or to the folder given.
  --short       the smallest form of each, to see that it works
  --cpu-prof    CPU profiles of our processes go there
  --write-docs  writes the kept results into docs/performance.md afterwards, beside those that stand there;
                with --none nothing is measured before

`;

const { names, own, common } = readCommandLine(process.argv.slice(2));
const unknown = names.filter((name) => !MEASUREMENTS.some((each) => each.name === name));
if (common.help || unknown.length > 0) {
  if (unknown.length > 0) process.stderr.write(`There is no measurement ${unknown.join(', ')}.\n\n`);
  process.stdout.write(`${HELP}${MEASUREMENTS.map(helpOf).join('\n')}\n`);
  process.exit(unknown.length > 0 ? 2 : 0);
}
const wanted = MEASUREMENTS.filter(({ name }) => !common.none && (names.length === 0 || names.includes(name)));
const folder = common.json ?? KEPT;
let missed = 0;
for (const measurement of wanted) {
  const run = { short: common.short, cpuProf: common['cpu-prof'], own };
  const report = await runMeasurement(measurement, run).catch(sayUsage);
  missed += report.bars.filter((bar) => !isMet(bar)).length;
  process.stdout.write(`${printReport(report)}\n`);
  keepReport(folder, report);
}
if (common['write-docs']) writeDocs(keptReports(folder));
if (missed > 0) process.stdout.write(`${missed} bars were missed\n`);
process.exit(0);

/** Prints usage errors without a stack. */
function sayUsage(error: unknown): never {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n\`npm run bench -- --help\` shows what there is.\n`);
  process.exit(2);
}
