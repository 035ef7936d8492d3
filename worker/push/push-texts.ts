/** Every text of a notification. */
export const pushTexts = {
  flash: (headline: string) => `Flash: ${headline}`,
  withdrawn: (headline: string) => `Withdrawn: ${headline}`,
  withdrawnBy: (publisher: string, reason: string) => `${publisher} has withdrawn this story. ${reason}`,
  by: (publisher: string, summary: string | null) => (summary === null ? publisher : `${publisher}: ${summary}`),
  summary: (count: number) => `${count} stories while it was quiet`,
  andMore: (count: number) => `and ${count} more`,
} as const;
