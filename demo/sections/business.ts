import type { DemoStory } from '../demo-story.ts';

/** Money, work and trade. */
export const BUSINESS_DESK: DemoStory[] = [
  {
    key: 'orchard-rates',
    publisher: 'Ledger & Tide',
    event: 'estuary-rate-cut',
    expectedTopics: [
      'Interest rates',
      'Markets',
      'Velloria',
      'Bank of the Estuary',
      'Central banks',
      'Inflation',
      'Ottoline Marsh',
    ],
    story: {
      headline: 'Bank of the Estuary cuts its rate to 2.75 per cent, the first cut in three years',
      summary: 'Governor Ottoline Marsh said that inflation was "no longer the loudest guest at the table".',
      body: `The Bank of the Estuary cut its main interest rate by a quarter point to 2.75 per cent on Thursday, the first cut in three years, and hinted that another would follow before the harvest.

> Inflation is no longer the loudest guest at the table, but it has not gone home.
>
> — Ottoline Marsh, governor

Five members voted for the cut and two for none. Prices rose 2.1 per cent over the year to last month, from 6.8 per cent at their peak.

Banks in Port Amsel lowered their mortgage rates within the hour. Savers may wait a little longer: two of the four large banks said that they were "reviewing" what they pay.`,
      bodyFormat: 'markdown',
      byline: 'Aurelio Finch-Tamm',
      topics: ['Interest rates', 'Markets', 'Velloria'],
      section: 'business',
      language: 'en',
      priority: 'urgent',
    },
  },
  {
    key: 'umbrella-merger',
    publisher: 'Ledger & Tide',
    event: 'umbrella-merger',
    expectedTopics: ['Companies', 'Mergers', 'Port Amsel', 'Umbrellas', 'Pettibone Umbrellas', 'Greaves & Daughter'],
    story: {
      headline: 'The two last umbrella makers of Port Amsel agree to share a roof',
      summary: 'Pettibone and Greaves & Daughter merge after 140 years of not speaking.',
      body: `<p>Pettibone Umbrellas and Greaves & Daughter, whose shops have faced each other across Gutter Lane for 140 years, are to merge. The price was not disclosed; the two families said that it included the cat.</p>
<p>Between them the firms sell 90,000 umbrellas a year, half of what they sold a decade ago. Dry summers and cheap imports have hurt; so, said Constance Greaves, had pride.</p>
<blockquote><p>"We bought the same silk from the same weaver and paid more each, so that the other would not get a discount."</p></blockquote>
<p>Both names will stay above the door. Which comes first was settled with a coin.</p>`,
      bodyFormat: 'html',
      byline: 'Seraphine Doule',
      topics: ['Companies', 'Mergers', 'Port Amsel'],
      section: 'business',
      language: 'en',
    },
  },
  {
    key: 'lanternfish-results',
    publisher: 'Ledger & Tide',
    event: 'lanternfish-results',
    expectedTopics: ['Lanternfish', 'Batteries', 'Companies', 'Karsund', 'Results'],
    story: {
      headline: 'Lanternfish doubles profit as the world buys batteries made of salt',
      summary: 'The Karsund battery maker sold 4.1 million home cells in a quarter and still has a queue.',
      body: `Lanternfish, the battery maker that began in a Hollenvik boat shed, doubled its quarterly profit to 312 million marks and said that it could have sold more if it had had more roof.

- **Revenue:** 2.9 billion marks, up 61 per cent
- **Cells sold:** 4.1 million, up from 2.2 million
- **Order book:** seven months

The company's sodium cells hold less than lithium ones and weigh more, which matters in a car and not at all in a cellar. "Nobody carries their cellar," said chief executive Torunn Eklow.

A second plant opens near Solaya next year. The shares rose 9 per cent.`,
      bodyFormat: 'markdown',
      byline: 'Hedda Sorrel-Vane',
      topics: ['Lanternfish', 'Batteries', 'Companies', 'Karsund'],
      section: 'business',
      language: 'en',
    },
    correction: {
      headline: 'Lanternfish profit up by half as the world buys batteries made of salt',
      summary:
        'The Karsund battery maker sold 4.1 million home cells in a quarter. (Corrected: profit rose by half, to 312 million marks; it did not double.)',
    },
  },
  {
    key: 'four-day-week',
    publisher: 'The Amsel Chronicle',
    event: 'four-day-week',
    expectedTopics: ['Work', 'Port Amsel', 'Shipping', 'Four-day week', 'Ports'],
    story: {
      headline: 'A year of the four-day week: Port Amsel’s dockers work less and lift more',
      summary: 'The harbour’s trial ends with fewer accidents, 6 per cent more cargo and no one who wants to go back.',
      body: `<p>When the Port Amsel harbour board gave its 3,200 dockers Fridays off, it expected to lose a tenth of its throughput and keep its promise anyway. A year later it has moved 6 per cent more cargo than before.</p>
<h2>Fewer hours, fewer bandages</h2>
<p>Accidents fell by 38 per cent, sick days by a quarter. "You don't drop things on a Thursday when you know it's the last day," said crane driver Ebba Thorne.</p>
<h2>Not for everyone</h2>
<p>The pilots' office, which must be staffed around the clock, hired forty people to make the sums work. Small chandlers say that they now wait until Monday for paperwork.</p>
<p>The board votes next week on making it permanent. Both unions and the employers' side have said yes, which the minutes describe as "without precedent".</p>`,
      bodyFormat: 'html',
      byline: 'Imogen Starkweather',
      topics: ['Work', 'Port Amsel', 'Shipping'],
      section: 'business',
      language: 'en',
    },
  },
  {
    key: 'saffron-fraud',
    publisher: 'Meridian Wire',
    event: 'saffron-fraud',
    expectedTopics: ['Quenara', 'Fraud', 'Trade', 'Food', 'Saffron', 'Customs', 'Verado'],
    story: {
      headline: 'Quenara seizes nine tonnes of dyed grass sold as saffron',
      summary: 'Inspectors say the fake spice had been traded eleven times without anyone opening a sack.',
      body: `SOLAYA — Customs officers in Quenara have seized nine tonnes of dyed meadow grass that had been sold as saffron, with papers showing eleven changes of owner in a year.

"It was a very well-travelled lawn," said chief inspector Bastian Orrego. The cargo had been worth 54 million on paper. Each buyer had stored it, insured it and sold it on at a profit; none, the inspectors believe, had tasted it.

Three people are being questioned. The exchange in Verado has suspended trading in saffron until Monday and will require every lot to be sampled.`,
      bodyFormat: 'text',
      byline: 'By Ines Calloway-Brand, Solaya',
      topics: ['Quenara', 'Fraud', 'Trade', 'Food'],
      section: 'business',
      language: 'en',
    },
  },
  {
    key: 'orvanta-takeover',
    publisher: 'Ledger & Tide',
    event: 'orvanta-clementhorpe',
    expectedTopics: ['Orvanta Biologics', 'Mergers', 'Companies', 'Markets', 'Clementhorpe'],
    story: {
      headline: 'Orvanta Biologics in talks to buy rival Clementhorpe, people close to both say',
      summary: 'A deal would make the vaccine maker the largest drug company on the estuary.',
      body: `Orvanta Biologics is in talks to buy its smaller rival Clementhorpe for about 6 billion crowns, according to two people said to be close to both companies.

A deal would join Orvanta's vaccines to Clementhorpe's factories and could be announced within days, the people said. Both companies declined to comment.

Shares in Clementhorpe rose 22 per cent in late trading.`,
      bodyFormat: 'text',
      byline: 'Aurelio Finch-Tamm',
      topics: ['Orvanta Biologics', 'Mergers', 'Companies', 'Markets'],
      section: 'business',
      language: 'en',
    },
    retraction:
      'Both sources turned out to be one person, who does not work for either company. There are no talks that we can confirm, and the story should not have been published.',
  },
  {
    key: 'brindle-market',
    publisher: 'Brindle Courier',
    event: 'brindle-market',
    expectedTopics: ['Lower Brindle', 'Markets and fairs', 'Buses', 'Local government'],
    story: {
      headline: 'Saturday market may stay on the bridge, council rules after five-hour meeting',
      summary: 'Traders keep their pitches; buses get a gap of exactly three metres and ten centimetres.',
      body: `<p>The Saturday market will stay on Brindle Bridge, where it has stood since the ford was filled in, after a council meeting that began before supper and ended after the last bus, which was the point.</p>
<p>The bus company had asked for the whole carriageway. Traders offered half of it. The council measured a bus.</p>
<ul><li>Stalls: 46, as before</li><li>Width left for buses: 3.10 metres</li><li>Speed over the bridge: walking pace, "of a person with shopping"</li></ul>
<p>"It is a compromise," said councillor Barnaby Fitch, "in that everybody has told me they are cross."</p>`,
      bodyFormat: 'html',
      byline: 'Minnow Pascoe',
      topics: ['Lower Brindle', 'Markets and fairs', 'Buses'],
      section: 'business',
      language: 'en',
    },
  },
];
