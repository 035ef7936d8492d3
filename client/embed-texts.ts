/** The texts of the column that other sites embed. */
export const embedTexts = {
  name: 'Newswire',
  column: (title: string) => `${title}, live from Newswire`,
  live: 'Live',
  connecting: 'Connecting…',
  refused: (detail: string) => `This column can’t be shown: ${detail}`,
  notAllowed: (origin: string) =>
    `This column is not allowed on ${origin}. The news server’s operator can add it to NEWSWIRE_EMBED_ORIGINS.`,
  waiting: (count: number) => (count === 1 ? '1 new story' : `${count} new stories`),
  none: 'No stories yet. New ones appear here automatically.',
  all: 'All stories on Newswire',
  corrected: 'Corrected',
  retracted: (reason: string) => `Retracted: ${reason}`,
  priority: { flash: 'Flash', urgent: 'Urgent', routine: '' },
} as const;
