// `npm run bench -- NAME [options]`: each measurement stands beside its floor in the same run.
import { benchIngest } from './ingest.ts';
import { benchLighthouse } from './lighthouse.ts';
import { benchPage } from './page.ts';

const BENCHES: Record<string, (args: string[]) => Promise<void>> = {
  ingest: benchIngest,
  page: benchPage,
  lighthouse: benchLighthouse,
};

const [name, ...args] = process.argv.slice(2);
const bench = BENCHES[name ?? ''];
if (!bench) {
  process.stderr.write(`Usage: npm run bench -- ${Object.keys(BENCHES).join('|')} [--help]\n`);
  process.exit(2);
}
await bench(args);
process.exit(0);
