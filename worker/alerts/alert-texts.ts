/** The texts of alerts. */
export const alertTexts = {
  flash: (headline: string) => `Flash: ${headline}`,
  reports: (count: number, headline: string) => `${number(count)} reports: ${headline}`,
  stories: (count: number, rule: string | undefined) =>
    rule === undefined ? `${number(count)} new stories` : `${number(count)} stories in “${rule}”`,
  andReports: (count: number) => (count === 1 ? '(and 1 more report)' : `(and ${number(count)} more reports)`),
  more: (count: number) => (count === 1 ? 'And 1 more story' : `And ${number(count)} more stories`),
  by: (publisher: string, summary: string | null) => (summary === null ? publisher : `${publisher}: ${summary}`),
  retracted: (headline: string) => `Retracted: ${headline}`,
  retractedBy: (publisher: string, reason: string) => `${publisher} retracted this story. ${reason}`,
  corrected: (headline: string) => `Corrected: ${headline}`,
  before: (publisher: string, headline: string) => `${publisher} corrected this story. Its headline was: ${headline}`,
  confirmTitle: (host: string) => `Confirm alerts from ${host}`,
  confirm: 'Somebody asked for news alerts to be sent here. If that was you, confirm it within two days:',
  notYou: 'If it was not you, do nothing: you will get no alerts.',
  testTitle: 'Test alert',
  test: 'This is a test. Alerts reach you here.',
  stop: 'Stop these alerts:',
  stopped: 'A worker stopped while it was sent. It may have arrived, so it is not sent again.',
  mailAway: 'The mail server does not take mail at the moment.',
  nothingLeft: 'All its stories were retracted before it was sent.',
  stopButton: 'Stop these alerts',
} as const;

function number(count: number): string {
  return count.toLocaleString('en');
}
