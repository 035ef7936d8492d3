import path from 'node:path';
import { coloursFor, print } from '../output.ts';

interface WelcomeOptions {
  url: string;
  /** Undefined when listening on all interfaces. */
  host: string | undefined;
  adminKey: string;
  dataDir: string;
  demo: boolean;
  /** What stopping everything means. */
  onEnd: string;
}

/** Prints the URL, the key and an example for newcomers. The key only on a terminal because logs are kept. */
export function welcome(options: WelcomeOptions): void {
  const colour = coloursFor(process.stdout);
  const { url, host, adminKey, dataDir, demo, onEnd } = options;
  const isTerminal = process.stdout.isTTY === true;
  const body = JSON.stringify({
    headline: 'Hello from the wire',
    summary: 'The first story of a new publisher.',
    topics: ['Hello', 'Newswire'],
  });
  print('');
  print(`  ${colour.bold('Newswire is live')}  ${colour.underline(url)}`);
  if (demo) print('  The demo newsroom writes invented stories for an hour; NEWSWIRE_DEMO=off starts without it.');
  print('');
  print(
    `  API key      ${isTerminal ? adminKey : `in ${path.join(dataDir, 'connection.json')}; the command newswire finds it there`}`,
  );
  print(`  Data, logs   ${dataDir}`);
  if (host === undefined) {
    print('  Network      other machines can reach it, too; HOST=127.0.0.1 npm start limits it to this one');
  }
  print('');
  print('  Put a story on the wire:');
  print('');
  print(`  curl -X POST ${url}/api/v1/stories \\`);
  print(`    -H 'Authorization: Bearer ${isTerminal ? adminKey : 'KEY'}' \\`);
  print("    -H 'Content-Type: application/json' \\");
  print(`    -d '${body}'`);
  print('');
  print(`  ${colour.dim(onEnd)}`);
}
