import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { findOnPath } from './executables.ts';

const run = promisify(execFile);
const USER = 'postgres';
const OTHERS_MAY_ENTER = 0o001;

/** How to run Postgres, which refuses to run as root: as which user, and behind which command. */
export interface PostgresIdentity {
  uid?: number;
  gid?: number;
  /** Put before every Postgres command. */
  wrapper: string[];
}

/**
 * Ordinary users run Postgres as themselves. Root runs it as the system user `postgres`, which is created when missing.
 * Where that user may not enter a folder above the data (such as root's home), it gets the one capability for that.
 */
export async function postgresIdentity(paths: string[], env: NodeJS.ProcessEnv): Promise<PostgresIdentity> {
  if (process.getuid?.() !== 0) return { wrapper: [] };
  const ids = (await userIds()) ?? (await makeUser());
  if (await allReachable(paths)) return { ...ids, wrapper: [] };
  if (!(await findOnPath(['setpriv'], env))) {
    throw new Error(
      `The user ${USER} cannot enter ${paths.join(' or ')}. Run as an ordinary user, move the project to a folder ` +
        'that everybody may enter, or set DATABASE_URL=postgres://… npm start.',
    );
  }
  const capability = '-all,+dac_override';
  return {
    ...ids,
    wrapper: [
      'setpriv',
      `--reuid=${USER}`,
      `--regid=${USER}`,
      '--clear-groups',
      '--securebits=+no_setuid_fixup',
      `--inh-caps=${capability}`,
      `--ambient-caps=${capability}`,
      '--',
    ],
  };
}

/** The user of a child process; a wrapper changes the user itself. */
export function runAs({ uid, gid, wrapper }: PostgresIdentity): { uid?: number; gid?: number } {
  return wrapper.length === 0 && uid !== undefined && gid !== undefined ? { uid, gid } : {};
}

async function userIds(): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', USER]), run('id', ['-g', USER])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    // `id` fails for a user that does not exist.
    return undefined;
  }
}

async function makeUser(): Promise<{ uid: number; gid: number }> {
  const debian = ['useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', USER];
  const alpine = ['adduser', '-S', '-D', '-H', USER];
  const failures: unknown[] = [];
  for (const [program, ...args] of [debian, alpine]) {
    // A system has one of the two programs.
    await run(String(program), args).catch((error: unknown) => failures.push(error));
    const ids = await userIds();
    if (ids) return ids;
  }
  const problem = `The system user ${USER}, which runs Postgres, could not be created: run as an ordinary user.`;
  throw new Error(problem, { cause: new AggregateError(failures) });
}

async function allReachable(paths: string[]): Promise<boolean> {
  for (const start of paths) {
    for (let folder = path.resolve(start); ; folder = path.dirname(folder)) {
      // The last folders may not exist yet; they will be created with the right owner.
      const found = await stat(folder).catch(() => undefined);
      if (found && (found.mode & OTHERS_MAY_ENTER) === 0) return false;
      if (folder === path.dirname(folder)) break;
    }
  }
  return true;
}
