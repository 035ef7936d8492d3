const HOUR_MS = 3_600_000;
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const PERIODS_MS: Record<string, number> = {
  hourly: HOUR_MS,
  daily: 24 * HOUR_MS,
  weekly: 7 * 24 * HOUR_MS,
  monthly: 30 * 24 * HOUR_MS,
  yearly: 365 * 24 * HOUR_MS,
};

/** RSS `skipHours`: 0 to 23 in UTC; RSS 0.91 counts to 24. */
export function skipHours(hours: readonly number[] | undefined): number[] {
  const whole = (hours ?? []).filter((hour) => Number.isInteger(hour) && hour >= 0 && hour <= 24);
  return [...new Set(whole.map((hour) => hour % 24))];
}

/** RSS `skipDays`: 0 for Sunday. */
export function skipDays(days: readonly string[] | undefined): number[] {
  const numbers = (days ?? []).map((day) => DAYS.indexOf(day.trim().toLowerCase()));
  return [...new Set(numbers.filter((day) => day >= 0))];
}

/** The syndication module's period divided by its frequency, in milliseconds; undefined without a valid period. */
export function updatePeriodMs(period: string | undefined, frequency: number | undefined): number | undefined {
  const length = PERIODS_MS[period?.trim().toLowerCase() ?? ''];
  if (length === undefined) return undefined;
  return Math.round(length / (frequency !== undefined && frequency >= 1 ? frequency : 1));
}
