/** `npm run test:mutations -- [--only WORDS] [--part 1/2]`: takes one safeguard after the other away, and sees its test fail. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { MUTATIONS, type Mutation } from './mutations.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const NOT_COPIED = ['node_modules', 'dist'];

const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, part: { type: 'string', default: '1/1' } },
});
const [part = 1, parts = 1] = values.part.split('/').map(Number);
const chosen = MUTATIONS.filter(({ name }, index) => name.includes(values.only) && index % parts === part - 1);
const copy = await copyOfProject();
let survived = 0;
try {
  for (const mutation of chosen) {
    const isCaught = await isCaughtBy(copy, mutation);
    if (!isCaught) survived += 1;
    const verdict = isCaught ? 'caught  ' : 'SURVIVED';
    process.stdout.write(`${verdict} ${mutation.name}: ${mutation.test.file} “${mutation.test.name}”\n`);
  }
} finally {
  await rm(copy, { recursive: true, force: true });
}
process.stdout.write(`\n${chosen.length - survived} of ${chosen.length} were caught by their tests\n`);
process.exitCode = survived === 0 && chosen.length > 0 ? 0 : 1;

/** What git knows, in a folder of its own; packages and the built page are the project's. */
async function copyOfProject(): Promise<string> {
  const dir = await mkdtemp(path.join(tmpdir(), 'newswire-mutations-'));
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: ROOT });
  for (const file of listed.toString().split('\0').filter(Boolean)) {
    // Git also lists files that were deleted and not committed yet.
    if (!existsSync(path.join(ROOT, file))) continue;
    await mkdir(path.dirname(path.join(dir, file)), { recursive: true });
    await cp(path.join(ROOT, file), path.join(dir, file));
  }
  for (const folder of NOT_COPIED) await symlink(path.join(ROOT, folder), path.join(dir, folder));
  return dir;
}

/** True when the test holds for the project as it is, and fails once the safeguard is gone. */
async function isCaughtBy(dir: string, { file, search, replace, test }: Mutation): Promise<boolean> {
  const whole = await readFile(path.join(dir, file), 'utf8');
  if (whole.split(search).length !== 2) throw new Error(`${file} does not hold once: ${search}`);
  await writeFile(
    path.join(dir, file),
    whole.replace(search, () => replace),
  );
  try {
    const { failed, passed } = await runTest(dir, test);
    if (failed + passed === 0) throw new Error(`${test.file} has no test called ${test.name}`);
    return failed > 0;
  } finally {
    await writeFile(path.join(dir, file), whole);
  }
}

async function runTest(dir: string, test: Mutation['test']): Promise<{ failed: number; passed: number }> {
  const report = path.join(dir, 'report.json');
  const vitest = path.join(ROOT, 'node_modules/vitest/vitest.mjs');
  const args = ['run', '--project', test.project, test.file, '-t', test.name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')];
  const child = spawn(process.execPath, [vitest, ...args, '--reporter=json', `--outputFile=${report}`], {
    cwd: dir,
    stdio: 'ignore',
  });
  await new Promise((resolve) => child.once('exit', resolve));
  const { numFailedTests, numPassedTests } = JSON.parse(await readFile(report, 'utf8'));
  await rm(report);
  return { failed: numFailedTests, passed: numPassedTests };
}
