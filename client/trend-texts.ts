import { number, plural } from './number-text.ts';

const list = new Intl.ListFormat('en-GB');
/** If there are more publishers, the last place says how many. */
const NAMED = 3;

/** The texts of the card below a trending word. */
export const trendTexts = {
  why: (rise: number, stories: number, publishers: number) =>
    `${number.format(rise)} times the usual rate · ${plural(stories, 'story', 'stories')} in the last hour · ${plural(publishers, 'publisher', 'publishers')}`,
  sparkline: 'Stories in the last hour, per five minutes',
  mostly: 'Mostly:',
  topStory: 'Top story:',
  /** `names` are the first of all `publishers`, at most three. */
  by: (names: readonly string[], publishers: number) => {
    if (publishers <= Math.min(NAMED, names.length)) return list.format(names);
    const shown = names.slice(0, NAMED - 1);
    return list.format([...shown, `${number.format(publishers - shown.length)} more`]);
  },
  topic: (label: string) => `All stories about ${label}`,
} as const;
