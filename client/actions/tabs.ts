import { setSearchOpen } from '../state/search-open.ts';
import { inlineSign } from './inline-sign.ts';
import { showHeader } from './show-header.ts';

/** Scrolls the column at this position, from 0, into sight. */
export function showColumnAt(index: number): void {
  const columns = document.querySelector<HTMLElement>('.board-columns');
  columns?.scrollTo({ left: inlineSign() * index * columns.clientWidth, behavior: 'smooth' });
}

/** Shows the search field over the header and puts the cursor there. */
export function openSearch(): void {
  showHeader();
  setSearchOpen(true);
  requestAnimationFrame(() => document.querySelector<HTMLInputElement>('#search')?.focus());
}
