// `npm run audit`: fails on known vulnerabilities in production packages; warns when the registry has no data.
import { spawnSync } from 'node:child_process';

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8', shell: false });
const report = parse(stdout);
const total = report?.metadata?.vulnerabilities?.total;
if (total === undefined) {
  const why = report?.error?.summary || report?.message || 'no answer';
  process.stdout.write(`\n!!! NOT AUDITED: this registry has no vulnerability data (${why}).\n`);
  process.stdout.write('!!! Run `npm run audit` against registry.npmjs.org before a release.\n\n');
} else {
  for (const { name, severity, via } of Object.values(report.vulnerabilities)) {
    const holes = via.map((hole) => hole.title ?? hole).join('; ');
    process.stdout.write(`${severity} ${name}: ${holes}\n`);
  }
  process.stdout.write(`${total} known holes in what is shipped\n`);
  process.exitCode = total > 0 ? 1 : 0;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
