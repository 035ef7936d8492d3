import { Command } from 'commander';
import type { RestoreFlags } from '../backup/may-replace.ts';
import { print } from '../output.ts';

/** `newswire restore`: brings a backup back. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('bring back a backup from FILE, or stdin for "-", into a stopped or new installation; all or nothing')
    .argument('<file>', 'a file that `newswire backup` wrote')
    .option('--replace', 'delete what the installation has now; asks first on a terminal')
    .option('--yes', 'confirm --replace without being asked')
    .option('--keep-wire', 'let readers resume: only if nothing was released after the backup, as in a planned move')
    .option('--json', 'print the outcome as JSON')
    .addHelpText(
      'after',
      '\nReads DATABASE_URL and REDIS_URL, or the private database of `npm start` in NEWSWIRE_DATA_DIR. ' +
        'Servers and workers must be stopped.\n' +
        'Without --keep-wire the wire gets a new identity and readers reload once: numbers that were given out after the ' +
        'backup will be given out again, to other events.\n\n' +
        'Examples:\n  newswire restore /backups/newswire.backup\n' +
        '  aws s3 cp s3://backups/newswire - | newswire restore - --replace --yes',
    )
    .action(restore);
}

async function restore(file: string, flags: RestoreFlags): Promise<void> {
  const { restoreFile } = await import('../backup/restore-file.ts');
  const { describeManifest } = await import('../backup/backup-text.ts');
  const { manifest, schema, wire } = await restoreFile(file, process.env, flags);
  if (flags.json) return print(JSON.stringify({ schema, wire, manifest }));
  const readers = flags.keepWire
    ? 'The wire has kept its identity: readers resume where they were.'
    : `The wire has a new identity, ${wire}: readers reload once. (With --keep-wire they resume, which is right only if nothing was released after the backup.)`;
  print([`Restored into the schema ${schema}.`, ...describeManifest(manifest), readers].join('\n'));
  print('Now start it: workers, then servers, or `npm start`.');
}
