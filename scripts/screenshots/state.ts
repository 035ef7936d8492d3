import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { type Dashboard, driveDashboard } from '../../tests/helpers/dashboard.ts';
import type { Stage } from './stage.ts';

/** A page on its way into a state. */
export interface Scene {
  page: Page;
  stage: Stage;
  drive: Dashboard;
}

/** A column as a reader's browser keeps it. */
interface KeptColumn {
  id: string;
  query: string;
  notify: string;
}

/** One state of the page, and how to get there. */
export interface State {
  name: string;
  /** What somebody who looks at the picture should know. */
  title: string;
  /** Where the page begins: a path, or a whole address; the board, unless it says otherwise. */
  at?: (stage: Stage) => string;
  /** The reader's columns; the two of a first visit, unless it says otherwise. */
  columns?: readonly string[];
  /** What the browser has kept since an earlier visit, by name. */
  kept?: Record<string, unknown>;
  browser?: BrowserContextOptions;
  /** A script for the page, before its own. */
  script?: () => string;
  /** What happens once the page is open; may return what ends it. */
  act?: (scene: Scene) => Promise<unknown>;
  /** Narrower windows have no such state. */
  minWidth?: number;
  /** Wider windows have no such state. */
  maxWidth?: number;
  /** The picture shows the whole length of the page. */
  isLong?: boolean;
}

/** Columns with these filters, as query strings. */
function keptColumns(queries: readonly string[]): KeptColumn[] {
  return queries.map((query, no) => ({ id: `c${no}`, query, notify: 'off' }));
}

/** Opens a new context of the browser in this state. */
export async function openState(
  browser: { newContext: Browser['newContext'] },
  stage: Stage,
  state: State,
  options: BrowserContextOptions,
  prepare?: (context: BrowserContext) => Promise<unknown>,
): Promise<{ page: Page; close(): Promise<void> }> {
  const address = new URL(state.at?.(stage) ?? '/', stage.url).href;
  const context = await browser.newContext({ ...options, ...state.browser });
  await prepare?.(context);
  const page = await context.newPage();
  const kept = { ...state.kept, ...(state.columns && { columns: keptColumns(state.columns) }) };
  for (const [name, value] of Object.entries(kept))
    await page.addInitScript(`localStorage['newswire.${name}'] ??= ${JSON.stringify(JSON.stringify(value))}`);
  if (state.script) await page.addInitScript(state.script());
  await page.goto(address);
  await page.locator('h1').first().waitFor();
  const drive = driveDashboard(page, () => stage.url);
  const end = await state.act?.({ page, stage, drive });
  await settle(page);
  return {
    page,
    async close() {
      await context.close();
      if (typeof end === 'function') await end();
    },
  };
}

/** Waits until fonts and pictures in sight are there and nothing moves. */
export async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.evaluate('document.fonts.ready.then(() => 1)');
  await page.evaluate(`Promise.race([new Promise((end) => setTimeout(end, 3000)),
    Promise.allSettled([...document.images].filter((img) => img.loading !== 'lazy' || img.getBoundingClientRect().top < innerHeight)
      .map((img) => img.decode()))]).then(() => 1)`);
  await page.evaluate(`Promise.race([new Promise((end) => setTimeout(end, 2000)),
    Promise.allSettled(document.getAnimations().map(({ finished }) => finished))]).then(() => 1)`);
}
