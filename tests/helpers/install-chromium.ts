import { ensureProgram, type WantedProgram } from '../../server/embedded/install-program.ts';
import { CHROMIUM_SHELL, WHOLE_CHROMIUM } from './browser.ts';

const CHROMIUM: WantedProgram = {
  title: 'Chromium',
  programs: WHOLE_CHROMIUM,
  packages: { 'apt-get': ['chromium'], dnf: ['chromium'], apk: ['chromium'], brew: ['--cask', 'chromium'] },
  help: 'The browser tests need Chromium: install it (Debian: `sudo apt-get install chromium`) and run again.',
};

const SHELL: WantedProgram = {
  title: 'Chromium without an interface',
  programs: CHROMIUM_SHELL,
  packages: { 'apt-get': ['chromium-headless-shell'], dnf: ['chromium-headless'], apk: [], brew: [] },
  help: 'Chromium itself is used.',
};

/**
 * Finds Chromium on the PATH or installs it; throws instructions when it cannot. Where there is a Chromium without an
 * interface, that comes with it, because most tests run twice as fast in it.
 */
export async function ensureChromium(env: NodeJS.ProcessEnv, say: (line: string) => void): Promise<string> {
  const whole = await ensureProgram(CHROMIUM, env, say);
  return ensureProgram(SHELL, env, say).catch(() => whole);
}
