import { coloursFor, print } from '../output.ts';

/** What a newcomer needs: where to look, the key, and a line to paste. */
export function welcome(options: { url: string; adminKey: string; dataDir: string; demo: boolean }): void {
  const colour = coloursFor(process.stdout);
  const { url, adminKey, dataDir, demo } = options;
  const body = JSON.stringify({
    headline: 'Hello from the wire',
    summary: 'The first story of a new publisher.',
    topics: ['Hello', 'Newswire'],
  });
  print('');
  print(`  ${colour.bold('Newswire is live')}  ${colour.underline(url)}`);
  if (demo) print('  The demo newsroom is writing invented stories; NEWSWIRE_DEMO=off starts without it.');
  print('');
  print(`  API key      ${adminKey}`);
  print(`  Data, logs   ${dataDir}`);
  print('');
  print('  Put a story on the wire:');
  print('');
  print(`  curl -X POST ${url}/api/v1/stories \\`);
  print(`    -H 'Authorization: Bearer ${adminKey}' \\`);
  print("    -H 'Content-Type: application/json' \\");
  print(`    -d '${body}'`);
  print('');
  print(`  ${colour.dim('Ctrl-C stops everything; the stories stay.')}`);
}
