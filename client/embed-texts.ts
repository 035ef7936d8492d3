/** Every text of the column that stands in other people's pages. */
export const embedTexts = {
  name: 'Newswire',
  column: (title: string) => `${title}, live from Newswire`,
  live: 'Live',
  connecting: 'Connecting…',
  refused: (detail: string) => `This column cannot be shown: ${detail}`,
  notAllowed: (origin: string) =>
    `This column is not allowed on ${origin}. Whoever runs the news server can add this site to NEWSWIRE_EMBED_ORIGINS.`,
  waiting: (count: number) => (count === 1 ? '1 new story' : `${count} new stories`),
  none: 'Nothing yet. New stories appear here by themselves.',
  all: 'All stories on Newswire',
  corrected: 'Corrected',
  retracted: (reason: string) => `Retracted: ${reason}`,
  priority: { flash: 'Flash', urgent: 'Urgent', routine: '' },
} as const;
