import { plural } from './number-text.ts';

const ANOTHER = 'another publisher';
const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

function like(report: string, shared: readonly string[]): string {
  return shared.length > 0 ? `Like ${report}, mentions ${list.format(shared)}` : `Similar to ${report}`;
}

/** The texts of a storyline's coverage. */
export const coverageTexts = {
  lead: 'Lead',
  thisStory: 'You’re reading this',
  first: 'First:',
  firstHint: 'By the times at which the reports reached this wire',
  aheadOf: (duration: string | undefined) => (duration === undefined ? 'just ahead of' : `${duration} ahead of`),
  behind: (duration: string) => `+${duration}`,
  behindHint: (duration: string) => `${duration} after the first report`,
  sameText: (publishers: number) => `Same text from ${plural(publishers, 'other publisher', 'other publishers')}`,
  because: (shared: readonly string[], publisher: string = ANOTHER) => like(`${publisher}’s report`, shared),
  becauseOfOwn: (shared: readonly string[]) => like('its own other report', shared),
  copyOf: (publisher: string = ANOTHER) => `Nearly the same text as ${publisher}’s report`,
  ownUpdate: 'An update of its own report',
  earlierVersions: (count: number) => `and ${plural(count, 'earlier version', 'earlier versions')}`,
  newSince: 'New since your last visit',
  nothingNew: (reports: number) => `No new names or numbers in ${plural(reports, 'later report', 'later reports')}.`,
  adds: 'Adds:',
  whyTitle: 'Why grouped?',
  whyText: 'These reports seem to be about the same event. If one doesn’t belong, tell the moderators.',
  whyLoading: 'Loading…',
  whyFailed: 'Couldn’t load this storyline.',
  whyAlone: 'This story is no longer grouped with others.',
  doubt: 'Doesn’t belong?',
  doubtTitle: 'Tell the moderators that this is about another event',
  doubtReason: 'What is it about? (optional)',
  doubtSend: 'Tell the moderators',
  doubted: 'Thank you. A moderator will review it.',
} as const;
