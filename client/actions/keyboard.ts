import { columns } from '../state/columns.ts';
import { openDialog, showDialog } from '../state/dialog.ts';
import { activeColumn, heldCard, openLists, setActiveColumn } from '../state/open-lists.ts';
import { undoLast } from '../state/toast.ts';
import { showColumn } from './columns.ts';
import { goBack, navigate } from './navigate.ts';
import { openNeighbour, saveOpenStory } from './open-neighbour.ts';
import { revealStories } from './reveal-when-idle.ts';
import { scrollerOf } from './scrollers.ts';
import { shortcutKey } from './shortcut-key.ts';
import { saveStory, toggleRead } from './story-marks.ts';

const SEQUENCE_MS = 1_500;
const GO: Record<string, () => void> = {
  h: () => navigate('/'),
  s: () => navigate('/saved'),
  t: () => showSorted('top'),
  e: () => showSorted('latest'),
  m: () => showDialog('mutes'),
};
const KEYS: Record<string, () => unknown> = {
  j: () => openNeighbour(1) || step(1),
  k: () => openNeighbour(-1) || step(-1),
  l: () => turn(1),
  h: () => turn(-1),
  o: () => focusedStory()?.querySelector<HTMLElement>('.headline a')?.click(),
  s: () => saveOpenStory() || onStory((id) => keep(id)),
  m: () => onStory(toggleRead),
  u: goBack,
  '.': revealActive,
  z: undoLast,
  '/': () => document.querySelector<HTMLInputElement>('#search')?.focus(),
  '?': () => showDialog(openDialog.peek() === 'help' ? null : 'help'),
};

let goUntil = 0;

/** Handles the keyboard shortcuts that `?` lists. */
export function watchKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return showDialog(null);
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const key = shortcutKey(event);
    if (key === undefined) return;
    const isSecond = event.timeStamp < goUntil;
    goUntil = 0;
    const act = isSecond ? GO[key] : key === 'g' ? () => awaitSecond(event.timeStamp) : KEYS[key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  document.addEventListener('focusin', (event) => {
    const column = event.target instanceof Element ? event.target.closest<HTMLElement>('.column') : null;
    if (column?.dataset.column) setActiveColumn(column.dataset.column);
  });
}

function awaitSecond(now: number): void {
  goUntil = now + SEQUENCE_MS;
}

function activeId(): string | undefined {
  const lists = openLists.peek();
  return (lists.find((list) => list.column.id === activeColumn.peek()) ?? lists[0])?.column.id;
}

/** Focuses the next or previous story of the column; without a focused one, the first in view. */
function step(by: 1 | -1): void {
  const scroller = scrollerOf(activeId() ?? '');
  if (!scroller) return;
  const stories = [...scroller.querySelectorAll<HTMLElement>('.story')];
  const at = stories.indexOf(focusedStory() ?? scroller);
  const top = scroller.getBoundingClientRect().top;
  const first = stories.findIndex((story) => story.getBoundingClientRect().top >= top - 1);
  const next = stories[at === -1 ? Math.max(0, first) : at + by];
  next?.focus({ preventScroll: true });
  next?.scrollIntoView({ block: 'nearest' });
}

function turn(by: 1 | -1): void {
  const ids = openLists.peek().map((list) => list.column.id);
  const next = ids[ids.indexOf(activeId() ?? '') + by];
  if (next === undefined) return;
  setActiveColumn(next);
  showColumn(next);
  scrollerOf(next)?.focus({ preventScroll: true });
}

function focusedStory(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>('.story') ?? null;
}

function onStory(act: (id: string) => void): void {
  const id = focusedStory()?.dataset.id;
  if (id !== undefined) act(id);
}

function keep(id: string): void {
  const card = heldCard(id);
  if (card) saveStory(card);
}

function revealActive(): void {
  for (const list of openLists.peek()) if (list.waiting.peek() > 0) revealStories(list);
}

function showSorted(sort: 'latest' | 'top'): void {
  navigate('/');
  const column = columns.peek().find((other) => other.sort === sort);
  if (!column) return;
  setActiveColumn(column.id);
  showColumn(column.id);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
