import {
  type BrowserContext,
  type BrowserContextOptions,
  type Browser as Chromium,
  chromium,
  type Page,
} from 'playwright-core';
import { findOnPath } from '../../server/embedded/executables.ts';

/** Chromium with its own interface, which push messages need. */
export const WHOLE_CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome'] as const;
/** Chromium without it: the interface takes more of the processor than most pages do. */
export const CHROMIUM_SHELL = ['chromium-headless-shell', 'chrome-headless-shell'] as const;
/** Command-line flags of every test browser. */
export const BROWSER_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface Browser {
  context: BrowserContext;
  page: Page;
  /** Page errors and content security policy violations. */
  complaints: string[];
  close(): Promise<void>;
}

/** The path of Chromium, without an interface if there is one such; throws when none is installed. */
function findChromium(): Promise<string> {
  return findFirst([...CHROMIUM_SHELL, ...WHOLE_CHROMIUM]);
}

/** The path of a Chromium that receives push messages and has settings; throws when it is not installed. */
export function findWholeChromium(): Promise<string> {
  return findFirst(WHOLE_CHROMIUM);
}

async function findFirst(programs: readonly string[]): Promise<string> {
  const executablePath = await findOnPath(programs, process.env);
  if (!executablePath) throw new Error('Chromium is not installed: `npm test` installs it');
  return executablePath;
}

/** One Chromium per process: starting it takes longer than most tests, and contexts are isolated. */
let chromiumOfProcess: Promise<Chromium> | undefined;

/** This process’s Chromium, started on first use. */
export async function runningChromium(): Promise<Chromium> {
  // One that could not be started before may start now.
  const running = await chromiumOfProcess?.catch(() => undefined);
  if (running?.isConnected()) return running;
  chromiumOfProcess = findChromium().then((executablePath) =>
    chromium.launch({ executablePath, args: BROWSER_FLAGS, headless: true }),
  );
  return chromiumOfProcess;
}

/** Starts a Chromium that receives push messages. */
export async function startWholeChromium(): Promise<Chromium> {
  return chromium.launch({ executablePath: await findWholeChromium(), args: BROWSER_FLAGS, headless: true });
}

/** Closes this process's Chromium, for processes that do not end with it. */
export async function closeChromium(): Promise<void> {
  const running = await chromiumOfProcess;
  chromiumOfProcess = undefined;
  await running?.close();
}

/** Opens one page in a fresh, isolated context of headless Chromium; this process's one if none is given. */
export async function openBrowser(options: BrowserContextOptions = {}, chosen?: Chromium): Promise<Browser> {
  const running = chosen ?? (await runningChromium());
  const context = await running.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // Some tests take the server down on purpose.
    if (message.type() === 'error' && !/ERR_|WebSocket connection|status of 404/.test(message.text()))
      complaints.push(`${message.text()} (${message.location().url})`);
  });
  return { context, page, complaints, close: () => context.close() };
}
