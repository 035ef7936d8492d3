import { columns, editedColumn } from '../state/columns.ts';
import { openDialog, showDialog } from '../state/dialog.ts';
import { currentRoute, isDocked } from '../state/entry.ts';
import { activeColumn, heldCard, openLists, setActiveColumn } from '../state/open-lists.ts';
import { undoLast } from '../state/toast.ts';
import { closeSettings, showColumn } from './columns.ts';
import { inlineSign } from './inline-sign.ts';
import { closePane, goBack, navigate } from './navigate.ts';
import { pageKey } from './page-keys.ts';
import { revealStories } from './reveal-when-idle.ts';
import { scrollerOf } from './scrollers.ts';
import { shortcutKey } from './shortcut-key.ts';
import { focusedStory } from './story-focus.ts';
import { saveStory, toggleRead } from './story-marks.ts';
import { toggleRewind } from './toggle-rewind.ts';

const SEQUENCE_MS = 1_500;
const GO: Record<string, () => void> = {
  h: () => navigate('/'),
  s: () => navigate('/saved'),
  t: () => showSorted('top'),
  e: () => showSorted('latest'),
  m: () => showDialog('mutes'),
};
const KEYS: Record<string, () => void> = {
  j: () => step(1),
  k: () => step(-1),
  l: () => turn(inlineSign()),
  h: () => turn(inlineSign() === 1 ? -1 : 1),
  o: openFocused,
  s: () => onStory((id) => keep(id)),
  m: () => onStory(toggleRead),
  Enter: openFocused,
  u: goBack,
  '.': revealActive,
  z: undoLast,
  r: () => void toggleRewind(),
  '/': () => document.querySelector<HTMLInputElement>('#search')?.focus(),
  '?': () => showDialog(openDialog.peek() === 'help' ? null : 'help'),
};

/** Rows near the focus are drawn within so many frames. */
const DRAWN_FRAMES = 60;

let goUntil = 0;
let stepping = 0;
let stepped: string | undefined;

/** Handles the keyboard shortcuts that `?` lists. */
export function watchKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') return closeUppermost(event);
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (isScrollKey(event.key) && document.activeElement === document.body) return focusActiveColumn();
    const key = shortcutKey(event);
    if (key === undefined) return;
    if (key === 'Enter' && focusedStory() !== event.target) return;
    const isSecond = event.timeStamp < goUntil;
    goUntil = 0;
    const act = isSecond ? GO[key] : key === 'g' ? () => awaitSecond(event.timeStamp) : (pageKey(key) ?? KEYS[key]);
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

/**
 * Focuses the next or previous story of the column: from the focused one, else from the last one if it lost the focus by
 * being drawn again, else the first in view.
 */
function step(by: 1 | -1, frames = DRAWN_FRAMES): void {
  cancelAnimationFrame(stepping);
  const scroller = scrollerOf(activeId() ?? '');
  if (!scroller) return;
  const stories = [...scroller.querySelectorAll<HTMLElement>('.story')];
  const from = focusedStory()?.dataset.id ?? (document.activeElement === document.body ? stepped : undefined);
  const at = stories.findIndex((story) => story.dataset.id === from);
  const top = scroller.getBoundingClientRect().top;
  const first = stories.findIndex((story) => story.getBoundingClientRect().top >= top - 1);
  const next = stories[at === -1 ? Math.max(0, first) : at + by];
  // Just after a return, the next story may not be drawn yet.
  if (!next && at !== -1 && frames > 0) stepping = requestAnimationFrame(() => step(by, frames - 1));
  next?.focus({ preventScroll: true });
  if (next) stepped = next.dataset.id;
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

/** Opens the focused story; where it is open beside the board, the focus moves to it. */
function openFocused(): void {
  const story = focusedStory();
  const route = currentRoute.peek();
  if (isDocked.peek() && route.name === 'story' && route.id === story?.dataset.id)
    document.getElementById('pane')?.focus();
  else story?.querySelector<HTMLElement>('.headline a')?.click();
}

/** Closes what lies uppermost: a dialog (which the browser closes, too), a column's settings, or the pane. */
function closeUppermost(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  const edited = editedColumn.peek();
  if (openDialog.peek() !== null) showDialog(null);
  else if (document.querySelector('dialog[open]')) return;
  else if (edited !== null) closeSettings(edited);
  else closePane();
}

/** On a fresh page nothing has the focus, and the keys that scroll would scroll nothing. */
function focusActiveColumn(): void {
  scrollerOf(activeId() ?? '')?.focus({ preventScroll: true });
}

function isScrollKey(key: string): boolean {
  return [' ', 'ArrowDown', 'ArrowUp', 'PageDown', 'PageUp', 'Home', 'End'].includes(key);
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
