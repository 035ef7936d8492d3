import { effect } from '@preact/signals';
import { waitingInAll } from '../state/open-lists.ts';
import { keepAddresses } from './alert-addresses.ts';
import { setUnreadBadge } from './badge.ts';
import { keepNotifications } from './notify-columns.ts';
import { keepPageAlerts } from './page-alerts.ts';
import { watchPhoneBars } from './phone-bars.ts';
import { keepRecall } from './recall.ts';

/** Starts what the first stories do not need: alerts, corrections, the badge, and a phone's bars. */
export function startLater(): void {
  watchPhoneBars();
  keepNotifications();
  keepAddresses();
  keepPageAlerts();
  keepRecall();
  effect(() => setUnreadBadge(waitingInAll.value));
}
