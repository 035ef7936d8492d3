import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
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

/** A fresh headless Chromium with one page. */
export async function openBrowser(
  options: Parameters<typeof chromium.launchPersistentContext>[1] = {},
): Promise<Browser> {
  const executablePath = await findChromium();
  const profile = await mkdtemp(path.join(tmpdir(), 'newswire-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    args: BROWSER_FLAGS,
    headless: true,
    viewport: { width: 1280, height: 800 },
    ...options,
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // A server that is away is what some tests are about.
    if (message.type() === 'error' && !/ERR_|WebSocket connection|status of 404/.test(message.text()))
      complaints.push(message.text());
  });
  return {
    context,
    page,
    complaints,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
