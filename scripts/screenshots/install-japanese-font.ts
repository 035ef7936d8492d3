import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ensureProgram, type WantedProgram } from '../../server/embedded/install-program.ts';

const run = promisify(execFile);

const JAPANESE_FONT: WantedProgram = {
  title: 'a Japanese font',
  programs: [],
  find: () =>
    run('fc-list', [':lang=ja', 'family']).then(
      ({ stdout }) => stdout.split('\n').find((family) => family !== ''),
      () => undefined,
    ),
  packages: {
    'apt-get': ['fontconfig', 'fonts-ipafont-gothic', 'fonts-ipafont-mincho'],
    dnf: ['fontconfig', 'ipa-gothic-fonts', 'ipa-mincho-fonts'],
    apk: ['fontconfig', 'font-ipa'],
    brew: ['fontconfig'],
  },
  help: 'The pictures in Japanese need a Japanese font (Debian: `sudo apt-get install fonts-ipafont`).',
};

/** Finds a Japanese font or installs one; throws with what to do otherwise. Its family. */
export function ensureJapaneseFont(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<string> {
  return ensureProgram(JAPANESE_FONT, env, say);
}
