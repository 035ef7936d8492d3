import type { DemoStory } from '../demo-story.ts';

/** The phone with one screw too short. */
export const RECALL: DemoStory[] = [
  {
    key: 'fenwick-ledger',
    publisher: 'Ledger & Tide',
    event: 'fenwick-recall',
    expectedTopics: ['Companies', 'Phones', 'Fenwick', 'Product recalls'],
    story: {
      headline: 'Fenwick recalls 80,000 phones over one screw',
      summary: 'It is half a millimetre too short. The company will send the right one, with a note.',
      body: `The phone maker Fenwick is recalling 80,000 of its Fenwick Two because one screw in four may be half a millimetre too short, it said on Wednesday.

No phone needs to be sent back. Owners will get a screw by post. The recall will cost 210,000 crowns, of which the screws are 900.

The shares fell 2 per cent, then rose 3, when somebody worked it out.`,
      bodyFormat: 'text',
      byline: 'Hester Ainsley-Roe',
      topics: ['Companies', 'Phones', 'Fenwick'],
      section: 'business',
      language: 'en',
    },
  },
  {
    key: 'fenwick-soldered',
    publisher: 'Soldered',
    event: 'fenwick-recall',
    expectedTopics: ['Phones', 'Repair', 'Fenwick', 'Product recalls'],
    story: {
      headline: '“They are all the same length”, we wrote about the Fenwick Two’s screws. They were not',
      summary: 'A correction, a recall, and how to tell with a fingernail.',
      body: `In our review of the Fenwick Two I wrote that its four screws were all the same length and that this had made me emotional. I have since measured them. **One is short.**

Fenwick is sending out 80,000 replacements. To find out whether you need one:

1. Undo the top left screw.
2. Stand it beside the others.
3. If it looks like a younger brother, write to them.

The company thanked us for the review. It had been, it said, how they noticed.`,
      bodyFormat: 'markdown',
      byline: 'Juno Abberline',
      topics: ['Phones', 'Repair', 'Fenwick'],
      section: 'technology',
      language: 'en',
    },
  },
  {
    key: 'fenwick-wire',
    publisher: 'Meridian Wire',
    event: 'fenwick-recall',
    expectedTopics: ['Phones', 'Companies', 'Fenwick', 'Product recalls'],
    story: {
      headline: 'Fenwick to post screws to 80,000 phone owners',
      body: `PORT AMSEL — The phone maker Fenwick will post a replacement screw to 80,000 owners of its Fenwick Two after finding that some were too short. It said that there was no danger, only a rattle.`,
      bodyFormat: 'text',
      byline: 'By Ada Vell, Port Amsel',
      topics: ['Phones', 'Companies'],
      section: 'technology',
      language: 'en',
    },
  },
];
