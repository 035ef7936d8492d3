// `npm run check`: format, lint, types and dead code beside the quick tests, as each alone leaves a processor idle.
import { spawn } from 'node:child_process';

const STATIC = ['biome ci .', 'tsc -b', 'knip', 'knip --production'];
const TESTS = ['vitest run --project unit --project architecture --maxWorkers 2'];

const failed = (await Promise.all([STATIC, TESTS].map(runInTurn))).flat();
for (const command of failed) process.stderr.write(`FAILED: ${command}\n`);
process.exit(failed.length > 0 ? 1 : 0);

/** Runs commands one after the other; prints the output of each when it ends, and returns those that failed. */
async function runInTurn(commands) {
  const problems = [];
  for (const command of commands) {
    const { code, output } = await run(command);
    process.stdout.write(`> ${command}\n${output}`);
    if (code !== 0) problems.push(command);
  }
  return problems;
}

function run(command) {
  return new Promise((resolve) => {
    // npm has put node_modules/.bin into the path; Windows finds its commands only by a shell.
    const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}
