import path from 'node:path';
import { coloursFor, print } from '../output.ts';

interface WelcomeOptions {
  url: string;
  /** Undefined when every interface is listened on. */
  host: string | undefined;
  adminKey: string;
  dataDir: string;
  demo: boolean;
}

/** What a newcomer needs: where to look, the key, and a line to paste. The key is shown only on a terminal, because logs are kept. */
export function welcome(options: WelcomeOptions): void {
  const colour = coloursFor(process.stdout);
  const { url, host, adminKey, dataDir, demo } = options;
  const isTerminal = process.stdout.isTTY === true;
  const body = JSON.stringify({
    headline: 'Hello from the wire',
    summary: 'The first story of a new publisher.',
    topics: ['Hello', 'Newswire'],
  });
  print('');
  print(`  ${colour.bold('Newswire is live')}  ${colour.underline(url)}`);
  if (demo) print('  The demo newsroom is writing invented stories; NEWSWIRE_DEMO=off starts without it.');
  print('');
  print(
    `  API key      ${isTerminal ? adminKey : `in ${path.join(dataDir, 'connection.json')}; the command newswire finds it there`}`,
  );
  print(`  Data, logs   ${dataDir}`);
  if (host === undefined) {
    print('  Network      other machines can reach it, too; HOST=127.0.0.1 npm start keeps it to this one');
  }
  print('');
  print('  Put a story on the wire:');
  print('');
  print(`  curl -X POST ${url}/api/v1/stories \\`);
  print(`    -H 'Authorization: Bearer ${isTerminal ? adminKey : 'KEY'}' \\`);
  print("    -H 'Content-Type: application/json' \\");
  print(`    -d '${body}'`);
  print('');
  print(`  ${colour.dim('Ctrl-C stops everything; the stories stay.')}`);
}
