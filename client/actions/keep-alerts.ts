import { keepAddresses } from './alert-addresses.ts';
import { keepNotifications } from './notify-columns.ts';
import { keepPageAlerts } from './page-alerts.ts';

/** Keeps whatever tells the reader of a column's stories in step with the columns. */
export function keepAlerts(): void {
  keepNotifications();
  keepAddresses();
  keepPageAlerts();
}
