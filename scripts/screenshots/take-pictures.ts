import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { Stage } from './stage.ts';
import { openState, type State, settle } from './state.ts';
import { contextFor, groupsOf, type Scheme, type Window, windowOf } from './windows.ts';

/** Longer pages are cut. */
const LONGEST_PX = 4_000;
/** What answers to a new size does so within this time. */
const RESIZE_MS = 400;

/** A picture that was taken. */
export interface Picture extends Window {
  file: string;
  scheme: Scheme;
}

interface Order {
  widths: readonly number[];
  schemes: readonly Scheme[];
  folder: string;
}

/** Takes a state's pictures. */
export async function takePictures(browser: Browser, stage: Stage, state: State, order: Order): Promise<Picture[]> {
  const pictures: Picture[] = [];
  for (const widths of groupsOf(state, order.widths)) {
    const [first = 0] = widths;
    const opened = await openState(browser, stage, state, contextFor(first));
    for (const width of widths) {
      await resize(opened.page, width, first);
      for (const scheme of order.schemes) {
        await opened.page.emulateMedia({ colorScheme: scheme });
        await settle(opened.page);
        const file = `${state.name}-${width}-${scheme}.png`;
        await takePicture(opened.page, path.join(order.folder, file), state, width);
        pictures.push({ file, scheme, ...windowOf(width) });
      }
    }
    await opened.close();
  }
  return pictures;
}

async function resize(page: Page, width: number, first: number): Promise<void> {
  if (width === first) return;
  await page.setViewportSize(windowOf(width));
  await page.waitForTimeout(RESIZE_MS);
}

async function takePicture(page: Page, file: string, state: State, width: number): Promise<void> {
  if (!state.isLong) return void (await page.screenshot({ path: file }));
  const length = await page.evaluate<number>('document.documentElement.scrollHeight');
  const height = Math.min(LONGEST_PX, Math.max(length, windowOf(width).height));
  // In a window of that length, bars at its edges are where they belong.
  await page.setViewportSize({ width, height });
  await page.evaluate('scrollTo(0, 0)');
  await page.screenshot({ path: file });
  await page.setViewportSize(windowOf(width));
}
