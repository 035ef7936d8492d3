import { ensureProgram, type WantedProgram } from './install-program.ts';

const REDIS: WantedProgram = {
  title: 'Redis',
  programs: ['redis-server', 'valkey-server'],
  packages: { 'apt-get': ['redis-server'], dnf: ['valkey'], apk: ['redis'], brew: ['redis'] },
  help:
    'Newswire needs Redis. Either install it (Debian and Ubuntu: `sudo apt-get install redis-server`; macOS: ' +
    '`brew install redis`; Fedora: `sudo dnf install valkey`; Alpine: `sudo apk add redis`) and start again, or name ' +
    'one that runs already: `REDIS_URL=redis://host:6379 npm start`.',
};

/** Finds a Redis or Valkey server on the PATH or installs one; throws, saying what to do, when it cannot. */
export function ensureRedisServer(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<string> {
  return ensureProgram(REDIS, env, say);
}
