import { number, plural } from './number-text.ts';

/** The texts of the dialogs about what is muted. */
export const muteTexts = {
  muteKinds: { topic: 'Topic', publisher: 'Publisher', storyline: 'Storyline', words: 'Words' },
  mutePreview: (count: number) =>
    count === 0
      ? 'This would have hidden no stories in the last day.'
      : `This would have hidden ${plural(count, 'story', 'stories')} in the last day, such as:`,
  mutePreviewOf: (count: number, of: number) =>
    count === 0
      ? `This hides none of the last ${plural(of, 'story', 'stories')}.`
      : `This hides ${number.format(count)} of the last ${plural(of, 'story', 'stories')}, such as:`,
  muteWords: 'Mute a word or phrase',
  muteWordsNext: 'Mute…',
  muteHour: 'For an hour',
  muteDay: 'For a day',
  muteWeek: 'For a week',
  forEver: 'Until unmuted',
  until: (time: string) => `until ${time}`,
  mutesNone: 'Nothing muted. A story’s menu (⋯) mutes its topics, publisher or storyline.',
  unmute: 'Unmute',
  unmuted: 'Unmuted',
} as const;
