import { plural } from './number-text.ts';

/** The texts of the dialogs about what is muted. */
export const muteTexts = {
  muteKinds: { topic: 'Topic', publisher: 'Publisher', storyline: 'Storyline' },
  mutePreview: (count: number) =>
    count === 0
      ? 'This would have hidden no stories in the last day.'
      : `This would have hidden ${plural(count, 'story', 'stories')} in the last day, such as:`,
  muteHour: 'For an hour',
  muteDay: 'For a day',
  muteWeek: 'For a week',
  forEver: 'Until unmuted',
  until: (time: string) => `until ${time}`,
  mutesNone: 'Nothing muted. Use a story’s menu (⋯) to mute its topics, publisher or storyline.',
  unmute: 'Unmute',
  unmuted: 'Unmuted',
} as const;
