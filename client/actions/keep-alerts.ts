import { effect } from '@preact/signals';
import { waitingInAll } from '../state/open-lists.ts';
import { keepAddresses } from './alert-addresses.ts';
import { setUnreadBadge } from './badge.ts';
import { keepNotifications } from './notify-columns.ts';
import { keepPageAlerts } from './page-alerts.ts';
import { keepRecall } from './recall.ts';

/** Keeps whatever tells the reader of a column's stories in step with the columns, with corrections and the badge. */
export function keepAlerts(): void {
  keepNotifications();
  keepAddresses();
  keepPageAlerts();
  keepRecall();
  effect(() => setUnreadBadge(waitingInAll.value));
}
