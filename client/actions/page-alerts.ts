import { effect, untracked } from '@preact/signals';
import { notNeeded } from '../../shared/domain/expected-failures.ts';
import { quietUntil } from '../../shared/domain/quiet-hours.ts';
import { priorityRank, type StoryCard } from '../../shared/domain/story.ts';
import { withTexts } from '../reader-texts.ts';
import { alerts, alertsOf, type ColumnAlerts } from '../state/alerts.ts';
import type { Column } from '../state/column.ts';
import type { ColumnList } from '../state/column-list.ts';
import { isMuted } from '../state/mutes.ts';
import { openLists } from '../state/open-lists.ts';
import { quietHours } from '../state/quiet-hours.ts';
import { showAlert, shownAlert } from '../state/shown-alert.ts';
import { playChime } from './chime.ts';
import { callInTitle } from './title-alert.ts';

const LEAST = { flash: 'flash', urgent: 'urgent', all: 'routine' } as const;
/** One chime for what arrives together. */
const CHIME_PAUSE_MS = 5_000;

let chimedAt = 0;
/** The `seq` of the newest story that each list had. */
const heardUpTo = new WeakMap<ColumnList, number>();

/** Calls in the page for the news of columns that want it. */
export function keepPageAlerts(): void {
  effect(() => {
    for (const list of openLists.value) listen(list);
  });
  if (Object.values(alerts.peek().columns).some(({ strip }) => strip)) void showStrip();
}

/** Draws the strip; it is empty until there is an alert. */
export async function showStrip(): Promise<void> {
  const loaded = await withTexts(() => import('../views/alert-strip.tsx')).catch(notNeeded);
  loaded?.drawAlertStrip();
}

/** Finds what came since: what a list begins with is no news, and neither is the past. */
function listen(list: ColumnList): void {
  const { strip, sound, title } = alertsOf(list.column.id);
  if (!(strip || sound || title) || list.column.isPast || list.snapshot.value !== 'ready') return;
  const cards = [...list.list.value.cards.values()];
  const before = heardUpTo.get(list);
  heardUpTo.set(list, Math.max(before ?? 0, ...cards.map(({ seq }) => seq)));
  if (before === undefined) return;
  const news = cards.filter(({ seq, repeats }) => seq > before && repeats === undefined);
  untracked(() => hear(list, news));
}

function hear({ column }: ColumnList, news: readonly StoryCard[]): void {
  const wishes = alertsOf(column.id);
  const calling = news.filter((story) => calls(story, wishes)).sort((a, b) => a.seq - b.seq);
  const story = calling.at(-1);
  if (!story) return;
  if (wishes.strip) showAlert({ column, story, count: calling.length + countBefore(column) });
  if (wishes.title) callInTitle(story.headline);
  if (!wishes.sound || Date.now() - chimedAt < CHIME_PAUSE_MS) return;
  chimedAt = Date.now();
  playChime(story.priority === 'flash');
}

function countBefore({ id }: Column): number {
  const shown = shownAlert.peek();
  return shown?.column.id === id ? shown.count : 0;
}

/** The page holds no texts to compare: to it, what is new is a storyline's first report. */
function calls(story: StoryCard, { level, independent, onlyNew }: ColumnAlerts): boolean {
  const { priority, storyline } = story;
  if (priorityRank(priority) < priorityRank(LEAST[level]) || isMuted(story) || isQuiet(priority)) return false;
  if (onlyNew && storyline.stories > 1 && priority !== 'flash') return false;
  return (storyline.independent ?? storyline.publishers) >= independent;
}

function isQuiet(priority: StoryCard['priority']): boolean {
  const hours = quietHours.peek();
  if (!hours || (hours.allowFlash && priority === 'flash')) return false;
  return quietUntil(hours, new Date()) !== undefined;
}
