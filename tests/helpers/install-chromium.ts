import { ensureProgram, type WantedProgram } from '../../server/embedded/install-program.ts';

const CHROMIUM: WantedProgram = {
  title: 'Chromium',
  programs: ['chromium', 'chromium-browser', 'google-chrome'],
  packages: { 'apt-get': ['chromium'], dnf: ['chromium'], apk: ['chromium'], brew: ['--cask', 'chromium'] },
  help: 'The browser tests need Chromium: install it (Debian: `sudo apt-get install chromium`) and run again.',
};

/** Finds Chromium on the PATH or installs it; throws instructions when it cannot. */
export function ensureChromium(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<string> {
  return ensureProgram(CHROMIUM, env, say);
}
