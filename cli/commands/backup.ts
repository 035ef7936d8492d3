import { Command } from 'commander';
import { note, print } from '../output.ts';

interface Flags {
  json?: boolean;
  verify?: boolean;
}

/** `newswire backup`: writes the whole record to one file, or checks such a file. */
export function backupCommand(): Command {
  return new Command('backup')
    .description('write one consistent copy of the database to FILE, or to stdout for "-", while everything runs')
    .argument('<file>', 'where to; an older backup there is replaced only by a complete one')
    .option('--verify', 'check FILE and print what it contains; needs no database')
    .option('--json', 'print the manifest as JSON')
    .addHelpText(
      'after',
      '\nReads DATABASE_URL, or the private database of `npm start` in NEWSWIRE_DATA_DIR, running or not.\n' +
        'The file holds secrets, such as those that sign cookies: keep it like the database.\n\n' +
        'Examples:\n  newswire backup /backups/newswire.backup\n  newswire backup - | aws s3 cp - s3://backups/newswire\n' +
        '  newswire backup --verify /backups/newswire.backup',
    )
    .action(backup);
}

async function backup(file: string, flags: Flags): Promise<void> {
  const { describeManifest, NOT_KNOWN } = await import('../backup/backup-text.ts');
  if (flags.verify) {
    const { checkFile } = await import('../backup/check-file.ts');
    const manifest = await checkFile(file, flags.json === true);
    if (flags.json) return print(JSON.stringify(manifest));
    return print([`${file} is whole.`, ...describeManifest(manifest)].join('\n'));
  }
  const { takeBackup } = await import('../backup/take-backup.ts');
  const { manifest, ...taken } = await takeBackup(file, process.env, flags.json === true);
  // The backup itself is on stdout.
  const say = file === '-' ? note : print;
  if (flags.json) say(JSON.stringify({ ...taken, manifest }));
  else {
    const lines = [`Backed up${taken.file ? ` to ${taken.file}` : ''}.`, ...describeManifest(manifest, taken.bytes)];
    say([...lines, ...(taken.isKnown ? [] : [NOT_KNOWN])].join('\n'));
  }
}
