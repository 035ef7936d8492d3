import {
  type BrowserContext,
  type BrowserContextOptions,
  type Browser as Chromium,
  chromium,
  type Page,
} from 'playwright-core';
import { findOnPath } from '../../server/embedded/executables.ts';

const CHROMIUM = ['chromium', 'chromium-browser', 'google-chrome'] as const;
/** What a browser is started with here. */
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
  /** Everything that the page complained about: errors, and what its policy refused. */
  complaints: string[];
  close(): Promise<void>;
}

/** Where Chromium is; throws when it is not installed. */
export async function findChromium(): Promise<string> {
  const executablePath = await findOnPath(CHROMIUM, process.env);
  if (!executablePath) throw new Error('Chromium is not installed: `npm test` installs it');
  return executablePath;
}

/** One Chromium serves a process: starting it takes longer than most tests, and a context shares nothing with others. */
let chromiumOfProcess: Promise<Chromium> | undefined;

async function runningChromium(): Promise<Chromium> {
  const running = await chromiumOfProcess?.catch(() => undefined);
  if (running?.isConnected()) return running;
  chromiumOfProcess = findChromium().then((executablePath) =>
    chromium.launch({ executablePath, args: BROWSER_FLAGS, headless: true }),
  );
  return chromiumOfProcess;
}

/** Ends the Chromium of this process, for those who don't end with it. */
export async function closeChromium(): Promise<void> {
  const running = await chromiumOfProcess;
  chromiumOfProcess = undefined;
  await running?.close();
}

/** A browser of somebody else's, in headless Chromium, with one page; nothing is left in it by those before. */
export async function openBrowser(options: BrowserContextOptions = {}): Promise<Browser> {
  const running = await runningChromium();
  const context = await running.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // A server that is away is what some tests are about.
    if (message.type() === 'error' && !/ERR_|WebSocket connection|status of 404/.test(message.text()))
      complaints.push(`${message.text()} (${message.location().url})`);
  });
  return { context, page, complaints, close: () => context.close() };
}
