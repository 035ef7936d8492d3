import { plural } from './number-text.ts';

/** The texts about trending on the moderators' page. */
export const rulingTexts = {
  title: 'Trending',
  none: 'Nothing trending.',
  candidates: 'Candidates: words of many headlines',
  rulings: 'Rulings',
  counts: (stories: number, publishers: number) =>
    `${plural(stories, 'story', 'stories')}, ${plural(publishers, 'publisher', 'publishers')}`,
  rule: 'Change',
  hold: 'Hold back',
  merge: 'Merge',
  into: 'Merge into',
  intoHint: 'Another topic',
  intoMissing: 'Name the topic into which this one is merged.',
  admit: 'Make it a topic',
  undo: 'Undo',
  acts: {
    hold: () => 'held back',
    merge: (into: string) => `merged into ${into}`,
    admit: () => 'admitted as a topic',
  },
} as const;
