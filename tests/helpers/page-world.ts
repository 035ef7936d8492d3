import { afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import type { Api } from './api.ts';
import { type Browser, openBrowser } from './browser.ts';
import { type Dashboard, driveDashboard } from './dashboard.ts';
import { openWorld, type World } from './world.ts';

/** A reader with their own browser. */
export interface PageReader extends Browser {
  drive: Dashboard;
}

/** A world with the built page, new for each test. */
export interface PageWorld {
  readonly world: World;
  /** A publisher's API. */
  readonly api: Api;
  /** A fresh browser; closed after the test, which fails if the page logged errors. */
  openReader(options?: Parameters<typeof openBrowser>[0] & { server?: number }): Promise<PageReader>;
  /** A key with these scopes for a new publisher with this name. */
  key(name: string, scopes: string[]): Promise<string>;
}

/** Registers the set-up and tear-down of a test file that uses the page. */
export function withPages(options: Parameters<typeof openWorld>[0] = {}): PageWorld {
  const readers: Browser[] = [];
  let world: World | undefined;
  let api: Api | undefined;
  beforeAll(async () => {
    await buildPageIfStale();
  });
  beforeEach(async () => {
    world = await openWorld({ ...options, hasOwnDatabase: true });
    api = (await world.publisher('The Harbour Post')).api;
  });
  afterEach(async () => {
    const complaints = readers.flatMap((reader) => reader.complaints);
    await Promise.all(readers.splice(0).map((reader) => reader.close()));
    await world?.close();
    expect(complaints).toEqual([]);
  });
  const pages: PageWorld = {
    get world() {
      return given(world);
    },
    get api() {
      return given(api);
    },
    async openReader({ server = 0, ...browserOptions } = {}) {
      const reader = await openBrowser(browserOptions);
      readers.push(reader);
      return Object.assign(reader, { drive: driveDashboard(reader.page, () => pages.world.url(server)) });
    },
    async key(name, scopes) {
      const { body: publisher } = await pages.world.api().post('/publishers', { name });
      const { body } = await pages.world.api().post(`/publishers/${publisher.id}/keys`, { scopes });
      return body.key;
    },
  };
  return pages;
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the world is open during a test only');
  return value;
}
