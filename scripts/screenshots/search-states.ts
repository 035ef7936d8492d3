import { ready } from './ready.ts';
import type { Scene, State } from './state.ts';

const suggest =
  (q: string, part: string) =>
  async (scene: Scene): Promise<void> => {
    await ready(scene);
    const box = scene.page.getByTestId('search');
    if (!(await box.isVisible())) await scene.page.getByRole('button', { name: 'Search' }).click();
    await box.fill(q);
    await scene.page.locator(`.search-assist .${part}`).waitFor();
  };

/** A search, and what the search field says while one types. */
export const SEARCH_STATES: readonly State[] = [
  { name: 'search', title: 'A search', at: () => '/?q=strait', act: ready },
  {
    name: 'search-suggestions',
    title: 'Suggestions while typing a search',
    act: suggest('strait section:', 'suggestions'),
  },
  {
    name: 'search-problem',
    title: 'A search that breaks the grammar',
    act: suggest('strait section:2nd lang:en', 'query-problem'),
  },
  { name: 'search-none', title: 'A search that finds nothing', at: () => '/?q=zyzzyva' },
];
