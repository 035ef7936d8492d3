const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' });

/** The time of day: "12:04". */
export function clockText(instantMs: number): string {
  return clock.format(instantMs);
}
