import type { Locator, Page } from 'playwright-core';

/** Does what a reader does, and counts it. */
export interface Steps {
  click(target: Locator): Promise<void>;
  tap(target: Locator): Promise<void>;
  press(key: string): Promise<void>;
  /** From where to where a mouse drags; one step. */
  drag(target: Locator, by: { x: number; y: number }): Promise<void>;
  /** Types where the cursor is; words are not counted, as nobody can do with fewer. */
  type(text: string): Promise<void>;
  /** Clicks, taps, drags and keys so far. */
  count(): number;
}

/** Counts a reader's steps on this page from now on. */
export function countSteps(page: Page): Steps {
  let count = 0;
  return {
    async click(target) {
      count += 1;
      await target.click();
    },
    async tap(target) {
      count += 1;
      await target.tap();
    },
    async press(key) {
      count += 1;
      await page.keyboard.press(key);
    },
    async drag(target, by) {
      count += 1;
      const box = await target.boundingBox();
      if (!box) throw new Error('there is nothing to drag');
      const [x, y] = [box.x + 5, box.y + box.height / 2];
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + by.x, y + by.y, { steps: 8 });
      await page.mouse.up();
    },
    type: (text) => page.keyboard.type(text),
    count: () => count,
  };
}
