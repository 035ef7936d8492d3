import { createInterface } from 'node:readline/promises';
import type { Manifest } from '../../shared/node/backup/manifest.ts';
import type { Existing } from '../../shared/node/db/backup/restore-store.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { note } from '../output.ts';
import { count, named } from './backup-text.ts';

export interface RestoreFlags {
  replace?: boolean;
  yes?: boolean;
  keepWire?: boolean;
  json?: boolean;
}

/** Throws unless the user wants what is there to be replaced; asks on a terminal. */
export async function requireMayReplace(
  existing: Existing,
  flags: RestoreFlags,
  context: { manifest: Manifest; where: string; canAsk: boolean },
): Promise<void> {
  const { where, canAsk } = context;
  if (existing.kind === 'others') {
    const names = existing.tables.join(', ');
    throw refused(`${where} has tables that are not of a Newswire (${names}). Choose another NEWSWIRE_SCHEMA`);
  }
  if (existing.kind === 'none' || existing.isEmpty) return;
  const stands = `${named(existing.stories, 'story', 'stories')}, wire ${existing.wire.id} up to ${count(existing.wire.lastSeq)}`;
  if (!flags.replace) {
    throw refused(`${where} is not empty: ${stands}. Add --replace to delete all of that, after a backup of it`);
  }
  note(`${where} will be deleted and replaced: ${stands}.`);
  if (flags.yes) return;
  if (!canAsk) throw refused('Add --yes to confirm this without a terminal');
  if (!(await confirmed(context.manifest))) throw refused('Not confirmed');
}

/** Throws when the wire must not keep its identity, because it has already used later numbers. */
export function requireWireMayStay(existing: Existing, announced: number, { wire }: Manifest): void {
  const recorded = existing.kind === 'ours' && existing.wire.id === wire.id ? existing.wire.lastSeq : 0;
  const newest = Math.max(recorded, announced);
  if (newest <= wire.lastSeq) return;
  throw refused(
    `--keep-wire is not possible: this wire went on to ${count(newest)} after the backup at ${count(wire.lastSeq)}, ` +
      'and readers would take other events for those they have. Leave it out',
  );
}

async function confirmed({ at, tables }: Manifest): Promise<boolean> {
  const stories = tables.find(({ name }) => name === 'stories')?.rows ?? 0;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(
      `Replace it by ${named(stories, 'story', 'stories')} as of ${at}? Type "yes": `,
    );
    return answer.trim().toLowerCase() === 'yes';
  } finally {
    terminal.close();
  }
}

function refused(reason: string): CliError {
  return new CliError(EXIT.refused, `${reason}. Nothing was changed.`);
}
