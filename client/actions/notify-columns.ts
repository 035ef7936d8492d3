import { effect } from '@preact/signals';
import type { Filter } from '../../shared/domain/filter.ts';
import { language } from '../locale.ts';
import type { Column, NotifyLevel } from '../state/column.ts';
import { changeColumn, columns } from '../state/columns.ts';
import { mutes } from '../state/mutes.ts';
import { failNotifications, notificationState } from '../state/notifications.ts';
import { openLists } from '../state/open-lists.ts';
import { quietHours } from '../state/quiet-hours.ts';
import { showToast } from '../state/toast.ts';
import { keepColumn } from './columns.ts';
import {
  enableNotifications,
  type NotificationOptions,
  type NotificationRule,
  syncNotificationRules,
  watchNotifications,
} from './notifications.ts';

/** The longest query that a filter may have, and far fewer words than it may have. */
const QUERY_MAX = 1_000;
const MUTED_WORDS_MAX = 50;
/** Several changes in a row are sent as one. */
const SETTLE_MS = 1_500;

/** Keeps the server's notification rules in step with the columns, mutes and quiet hours. */
export function keepNotifications(): void {
  void watchNotifications(isShown);
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const [rules, options] = [rulesOf(columns.value), notificationOptions()];
    clearTimeout(timer);
    timer = setTimeout(() => void syncNotificationRules(rules, options).catch(failNotifications), SETTLE_MS);
  });
}

/** Sets from which priority on a column notifies; the first time, the browser asks for permission. */
export async function chooseLevel(column: Column, level: NotifyLevel): Promise<void> {
  changeColumn(column.id, { notify: level });
  if (level === 'off') return;
  await enableNotifications(rulesOf(columns.peek()), notificationOptions()).catch(failNotifications);
}

/** Follows a column and notifies of every story in it; says whether the browser allows that. Call it from a click. */
export async function alertTo(column: Column): Promise<void> {
  const kept = keepColumn(column);
  if (!kept) return;
  await chooseLevel(kept, 'all');
  showToast({ kind: notificationState.peek() === 'on' ? 'alerts-on' : 'alerts-off' });
}

function rulesOf(list: readonly Column[]): NotificationRule[] {
  return list.flatMap(({ id, name, filter, notify }) =>
    notify === 'off' ? [] : [{ name: name ?? id, filter: filterWithoutMuted(filter), level: notify }],
  );
}

/** The filter without muted words and phrases, as far as they fit into its query. */
export function filterWithoutMuted(filter: Filter): Filter {
  const muted = mutes.value.filter(({ kind }) => kind === 'words').slice(-MUTED_WORDS_MAX);
  // Between quotation marks an exclusion holds in a query of any length.
  const q = muted.reduce((held, { of }) => {
    const longer = `${held} -"${of}"`.trim();
    return longer.length > QUERY_MAX ? held : longer;
  }, filter.q ?? '');
  return q === '' ? filter : { ...filter, q };
}

/** The mutes and quiet hours, for whatever tells the reader. */
export function notificationOptions(): NotificationOptions {
  const quiet = quietHours.value;
  const of = (kind: string): string[] => mutes.value.filter((mute) => mute.kind === kind).map((mute) => mute.of);
  return {
    mutes: { topics: of('topic'), publishers: of('publisher'), storylines: of('storyline') },
    ...(quiet && { quiet }),
    language,
  };
}

/** A column on screen needs no notification. */
function isShown(rule: string): boolean {
  if (document.visibilityState !== 'visible') return false;
  return openLists.peek().some(({ column }) => (column.name ?? column.id) === rule);
}
