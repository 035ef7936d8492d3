const list = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** The texts of a storyline's coverage. */
export const coverageTexts = {
  lead: 'Lead',
  thisStory: 'You are reading this',
  because: (shared: readonly string[], publisher: string) =>
    shared.length > 0 ? `Shares ${list.format(shared)} with ${publisher}` : `Close to the report of ${publisher}`,
  copyOf: (publisher: string) => `Nearly the same text as in ${publisher}`,
  anotherReport: 'another report',
  whyTitle: 'Why together?',
  whyText:
    'These reports were put together because they seem to be about one event. If one is not, tell the moderators.',
  whyLoading: 'Looking up what they share …',
  whyFailed: 'The storyline could not be loaded.',
  whyAlone: 'This story stands alone by now.',
  doubt: 'Not the same event?',
  doubtTitle: 'Tell the moderators that this report is about another event',
  doubtReason: 'What is it about, then? (may be left empty)',
  doubtSend: 'Tell the moderators',
  doubted: 'Thank you. A moderator will look at it.',
} as const;
