import type { DemoStory } from '../demo-story.ts';

/** Seconds and thirds: what others wrote about a takeover that was none, a prize, a merger and a magnet. */
export const FOLLOW_UPS: DemoStory[] = [
  {
    key: 'orvanta-denial',
    publisher: 'Meridian Wire',
    event: 'orvanta-clementhorpe',
    expectedTopics: ['Orvanta Biologics', 'Clementhorpe', 'Mergers'],
    story: {
      headline: 'Orvanta and Clementhorpe deny talks about a takeover',
      summary: '“We have not met,” says Clementhorpe’s chairman. “I should like to.”',
      body: `PORT AMSEL — The drug makers Orvanta Biologics and Clementhorpe denied on Friday that they were in talks about a takeover, after a report by the financial newspaper Ledger & Tide that sent Clementhorpe's shares up 22 per cent.

"We have not met," said Clementhorpe's chairman Julian Ferris. "I should like to. I hear that they are nice."`,
      bodyFormat: 'text',
      byline: 'By Ada Vell, Port Amsel',
      topics: ['Orvanta Biologics', 'Clementhorpe', 'Mergers'],
      section: 'business',
      language: 'en',
    },
  },
  {
    key: 'orvanta-post',
    publisher: 'The Harbour Post',
    event: 'orvanta-clementhorpe',
    expectedTopics: ['Clementhorpe', 'Orvanta Biologics', 'Mergers', 'Journalism'],
    story: {
      headline: 'Takeover? What takeover? How one man was two sources',
      summary: 'Clementhorpe shares go up like a lift and come down like one.',
      body: `Up 22 per cent on Thursday night, down 24 by Friday lunch. Anyone who bought Clementhorpe in between has bought a story about Orvanta that was not one.

The two people close to the talks were, we hear, one person close to a bar.`,
      bodyFormat: 'text',
      byline: 'Dot Gallowglass, Money',
      topics: ['Clementhorpe', 'Orvanta Biologics'],
      section: 'business',
      language: 'en',
    },
  },
  {
    key: 'superconductor-soldered',
    publisher: 'Soldered',
    event: 'verado-superconductor',
    expectedTopics: ['Physics', 'Superconductors', 'Quenara', 'Verado'],
    story: {
      headline: 'A warm superconductor? We asked for the sample holder',
      summary: 'Six hours of levitation is a long time. So is six hours of not showing the underside.',
      body: `The video from Verado is lovely. A green chip floats over a magnet at room temperature for six hours, and nobody turns it over.

We did what we do with phones and asked **what the holder is made of**. The laboratory answered within the hour: steel, "of a good quality". We have asked what else they have in steel.`,
      bodyFormat: 'markdown',
      byline: 'Kit Hargreave-Ono',
      topics: ['Physics', 'Superconductors', 'Quenara'],
      section: 'technology',
      language: 'en',
    },
  },
  {
    key: 'superconductor-wire',
    publisher: 'Meridian Wire',
    event: 'verado-superconductor',
    expectedTopics: ['Quenara', 'Physics', 'Superconductors', 'Verado'],
    story: {
      headline: 'Verado laboratory withdraws warm superconductor: it was the holder',
      body: `SOLAYA — A laboratory in Verado has withdrawn its claim to have found a superconductor that works in a warm room. The sample had floated, it said, because of iron in its holder. "The holder is excellent," group leader Evaristo Pombal said.`,
      bodyFormat: 'text',
      byline: 'By Ines Calloway-Brand, Solaya',
      topics: ['Quenara', 'Physics', 'Superconductors'],
      section: 'science',
      language: 'en',
    },
  },
  {
    key: 'prize-chair',
    publisher: 'The Folding Chair',
    event: 'tessen-prize',
    expectedTopics: ['Books', 'Prizes', 'Tessen Prize', 'Morwenna Tass', 'Lighthouses', 'Visibility Good'],
    story: {
      headline: '“Visibility Good” and the art of filling in forms',
      summary: 'The Tessen Prize has gone to a government document. It is about time.',
      body: `<p>We read "Visibility Good" in the only way that it should be read: at a counter, waiting to be called.</p>
<p>Morwenna Tass was given four columns by the ministry of lights. Three wanted facts. Into the fourth, "Remarks", two fingers wide, she put a marriage, a murder that is probably weather, and the finest paragraph about fog since fog.</p>
<blockquote><p>"14:00. Ship. The same ship. I have begun to wave so that it will have something to remember."</p></blockquote>
<p>There will be those who call it a trick. So is a sonnet. The narrowness is the book. Give her a wider column and she would have written something merely good.</p>`,
      bodyFormat: 'html',
      byline: 'Ottilie Vance',
      topics: ['Books', 'Prizes', 'Tessen Prize'],
      section: 'culture',
      language: 'en',
    },
  },
  {
    key: 'prize-radio',
    publisher: 'Halcyon Public Radio',
    event: 'tessen-prize',
    expectedTopics: ['Books', 'Tessen Prize', 'Morwenna Tass', 'Lighthouses', 'Gannet Rock'],
    story: {
      headline: 'The keeper of Gannet Rock reads to us, between two ships',
      summary: 'Morwenna Tass won the Tessen Prize on Tuesday and was on watch on Wednesday.',
      body: `She asked us to ring after the 14:00 and before the 15:00, and to be brief, because of the lamp.

So here is Morwenna Tass, who won the Tessen Prize for a novel that she wrote in a log book, reading the page about the gull. You will hear her stop. That was a ship.`,
      bodyFormat: 'text',
      byline: 'Mairi Sandquist',
      topics: ['Books', 'Tessen Prize', 'Morwenna Tass'],
      section: 'culture',
      language: 'en',
    },
  },
  {
    key: 'umbrella-post',
    publisher: 'The Harbour Post',
    event: 'umbrella-merger',
    expectedTopics: [
      'Umbrellas',
      'Port Amsel',
      'Companies',
      'Pettibone Umbrellas',
      'Greaves & Daughter',
      'Mergers',
      'Gutter Lane',
    ],
    story: {
      headline: 'Brolly good show: Gutter Lane’s umbrella rivals make up after 140 years',
      summary: 'Pettibone and Greaves share a roof. The cat is included.',
      body: `They crossed the road. It took 140 years and sixteen paces. Pettibone Umbrellas and Greaves & Daughter of Gutter Lane are to become one firm, and the coin that decided whose name comes first hangs in the window.

It came down heads. Nobody had said what heads meant.`,
      bodyFormat: 'text',
      byline: 'Dot Gallowglass',
      topics: ['Umbrellas', 'Port Amsel', 'Companies'],
      section: 'business',
      language: 'en',
    },
  },
];
