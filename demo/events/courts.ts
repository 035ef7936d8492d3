import type { DemoStory } from '../demo-story.ts';

/** Two trials: the canal contractor’s and the battery makers’. */
export const COURTS: DemoStory[] = [
  {
    key: 'canal-trial-open',
    publisher: 'The Amsel Chronicle',
    event: 'crake-trial',
    expectedTopics: [
      'Courts',
      'Tessen canal',
      'Corruption',
      'Port Amsel',
      'Aldous Crake',
      'Trials',
      'Prosecution',
      'Waterways',
    ],
    story: {
      headline: 'Canal contractor Aldous Crake goes on trial over bricks that were paid for three times',
      summary: 'The prosecution has brought one of the bricks. The defence has asked which.',
      body: `<p>Aldous Crake, whose firm built the first thirteen locks of the Tessen canal, came to court on Monday with two lawyers and a cushion. He is accused of having billed the state three times for 4.1 million bricks.</p>
<p>The prosecutor, Honor Stapleton, laid one on the table. "You own it," she told the jury. "Several times over."</p>
<p>Crake, 66, pleaded not guilty. The case is expected to last five weeks and to be heard, because of the damp in court two, in a room above the fish market.</p>`,
      bodyFormat: 'html',
      byline: 'Rufus Hale-Emmett',
      topics: ['Courts', 'Tessen canal', 'Corruption', 'Port Amsel'],
      section: 'politics',
      language: 'en',
    },
  },
  {
    key: 'canal-trial-witness',
    publisher: 'The Amsel Chronicle',
    event: 'crake-trial',
    expectedTopics: ['Courts', 'Tessen canal', 'Corruption', 'Aldous Crake', 'Waterways'],
    story: {
      headline: '“He told me to count to three and begin again”: the clerk who billed the canal’s bricks',
      summary: 'A former employee says that Aldous Crake kept one ledger for the state and another for the truth.',
      body: `<p>A clerk who worked for Aldous Crake for nineteen years told his trial on Thursday that each load of bricks for the Tessen canal was entered on Mondays, on Wednesdays and, if it rained, on Fridays.</p>
<p>Dorcas Whelk said that she had once asked why. "He told me to count to three and begin again. I thought that it was about my temper."</p>
<p>The second ledger, bound in green, was shown to the jury. On its first page somebody had written: "Real."</p>`,
      bodyFormat: 'html',
      byline: 'Rufus Hale-Emmett',
      topics: ['Courts', 'Tessen canal', 'Corruption'],
      section: 'politics',
      language: 'en',
    },
  },
  {
    key: 'canal-trial-wire',
    publisher: 'Meridian Wire',
    event: 'crake-trial',
    expectedTopics: ['Courts', 'Velloria', 'Tessen canal', 'Aldous Crake', 'Corruption', 'Trials', 'Waterways'],
    story: {
      headline: 'Builder of Tessen canal denies billing Velloria three times for bricks',
      summary: 'Aldous Crake, 66, faces up to nine years in prison.',
      body: `PORT AMSEL — The contractor Aldous Crake pleaded not guilty on Monday to defrauding Velloria of 88 million crowns in the building of the Tessen canal.

Prosecutors say that his company billed the same 4.1 million bricks three times. The canal, whose cost has doubled, brought down the government of Ilsa Corvane.

If convicted Crake faces up to nine years.`,
      bodyFormat: 'text',
      byline: 'By Ada Vell, Port Amsel',
      topics: ['Courts', 'Velloria', 'Tessen canal'],
      section: 'politics',
      language: 'en',
    },
  },
  {
    key: 'clip-trial-ledger',
    publisher: 'Ledger & Tide',
    event: 'clip-patent-trial',
    expectedTopics: ['Lanternfish', 'Courts', 'Patents', 'Cumulant', 'Batteries'],
    story: {
      headline: 'Lanternfish and Cumulant go to court over who invented a clip',
      summary: 'A Hollenvik judge must decide whether the battery maker’s two-mark part infringes a server rack.',
      body: `The battery maker Lanternfish and the cloud company Cumulant met before a Hollenvik court on Tuesday over the clip that holds Lanternfish's cells in their trays, and that, Cumulant says, has held its servers in their racks for seven years.

Cumulant demands 40 marks for every battery sold, or about 300 million so far. Lanternfish says that a clip is a clip.

Judge Solveig Aune asked both sides to open one without looking. Cumulant was faster.`,
      bodyFormat: 'text',
      byline: 'Hedda Sorrel-Vane',
      topics: ['Lanternfish', 'Courts', 'Patents'],
      section: 'business',
      language: 'en',
    },
  },
  {
    key: 'clip-trial-soldered',
    publisher: 'Soldered',
    event: 'clip-patent-trial',
    expectedTopics: ['Lanternfish', 'Patents', 'Repair', 'Cumulant', 'Courts'],
    story: {
      headline: 'We tried both clips from the Lanternfish patent trial. One of them bit us',
      summary: 'They are not the same clip. They are not very different either.',
      body: `Cumulant says that Lanternfish stole its clip. We own both a home battery and, since an auction, a server rack, so we spent an evening with **exhibits A and B**.

- Both have a lip, a spring and a thumb hole.
- Lanternfish's opens downwards. Cumulant's opens downwards *onto your other thumb*.
- Both are a copy of the latch on my grandmother's cake tin, which is older than either firm.

We have offered the tin to the court.`,
      bodyFormat: 'markdown',
      byline: 'Juno Abberline',
      topics: ['Lanternfish', 'Patents', 'Repair'],
      section: 'technology',
      language: 'en',
    },
  },
  {
    key: 'clip-trial-wire',
    publisher: 'Meridian Wire',
    event: 'clip-patent-trial',
    expectedTopics: ['Courts', 'Karsund', 'Lanternfish', 'Cumulant', 'Patents'],
    story: {
      headline: 'Court in Karsund rules for Lanternfish in dispute over battery clip',
      summary: 'Judge cites a cake tin. Cumulant says it will appeal.',
      body: `HOLLENVIK — A Karsund court on Friday dismissed the claim of the cloud company Cumulant against the battery maker Lanternfish over a plastic clip, ruling that the idea had been public for ninety years.

Judge Solveig Aune cited a cake tin that a journalist had sent to the court. It will be returned, she said, without the cake.

Cumulant said that it would appeal.`,
      bodyFormat: 'text',
      byline: 'By Tomasin Reyke, Hollenvik',
      topics: ['Courts', 'Karsund', 'Lanternfish'],
      section: 'business',
      language: 'en',
    },
  },
];
