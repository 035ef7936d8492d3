import type { Locator, Page } from 'playwright-core';
import type { Api } from './api.ts';
import { waitFor } from './wait-for.ts';

/** The reader's page as seen by a test; `column` is a column's id, by default the first column. */
export interface Dashboard {
  column(id?: string): Locator;
  cards(id?: string): Locator;
  headlines(id?: string): Promise<string[]>;
  untilHeadlines(expected: string[], id?: string): Promise<void>;
  untilConnection(state: string): Promise<void>;
  open(path?: string): Promise<void>;
  scrollTo(top: number, id?: string): Promise<void>;
  scrollTop(id?: string): Promise<number>;
}

/** Drives the page of the server at `url`. */
export function driveDashboard(page: Page, url: () => string): Dashboard {
  const column = (id?: string): Locator =>
    id === undefined ? page.getByTestId('column').first() : page.locator(`[data-column="${id}"]`);
  const scroller = (id?: string): Locator => column(id).locator('.column-scroll');
  const drive: Dashboard = {
    column,
    cards: (id) => column(id).getByTestId('story'),
    headlines: (id) => column(id).getByTestId('headline').allInnerTexts(),
    async untilHeadlines(expected, id) {
      let seen: string[] = [];
      await waitFor(`the headlines are ${expected.join(' | ')}`, async () => {
        seen = await drive.headlines(id);
        return JSON.stringify(seen) === JSON.stringify(expected);
      }).catch((error) => {
        throw new Error(`${error.message}; they are ${seen.join(' | ')}`);
      });
    },
    untilConnection: async (state) => {
      await waitFor(
        `the connection is ${state}`,
        async () =>
          (await page
            .getByTestId('connection')
            .getAttribute('data-state')
            .catch(() => '')) === state,
      );
    },
    async open(path = '/') {
      await page.goto(`${url()}${path}`);
      await drive.untilConnection('live');
    },
    scrollTo: (top, id) =>
      scroller(id).evaluate((element, to) => {
        element.scrollTop = to;
      }, top),
    scrollTop: (id) => scroller(id).evaluate((element) => element.scrollTop),
  };
  return drive;
}

/** Publishes stories about one topic and waits until all are on the wire. */
export async function publishMany(api: Api, count: number, topic = 'Filler'): Promise<string[]> {
  const stories = Array.from({ length: count }, (_, index) => ({
    headline: `${topic} ${index}`,
    summary: 'A summary that takes a line or two on the page, so that cards have a natural height.',
    topics: [topic],
  }));
  const { body } = await api.post('/stories', stories);
  const ends = await Promise.all(body.submissions.map(({ id }: { id: string }) => api.finished(id)));
  return ends.map((end) => end.storyId);
}
