import type { DemoStory } from '../demo-story.ts';

/** More stories that stood alone, from laboratories, stadiums and kitchens. */
export const CURIOSITIES: DemoStory[] = [
  {
    key: 'bees-understory',
    publisher: 'Understory',
    event: 'bees-understory',
    expectedTopics: ['Bees', 'Karsund', 'Biology', 'Animal behaviour'],
    story: {
      headline: 'Bees in Karsund count to five and then give up, like the rest of us',
      summary: 'Trained on dots, 40 bumblebees chose the higher number. Beyond five they chose the nearer flower.',
      body: `Forty bumblebees in a Hollenvik laboratory have learned to tell three dots from four and four from five. At six against seven they flew to the *nearest*, and stayed there.

"It is not that they could not see the difference," said ethologist Marit Solbakke-Ray. "They did not think that it was worth it. I found that hard to argue with."

- 1 to 3: right in 96 % of trials
- 4 or 5: 81 %
- 6 and up: lunch`,
      bodyFormat: 'markdown',
      byline: 'Linnea Marchbanks',
      topics: ['Bees', 'Karsund', 'Biology'],
      section: 'science',
      language: 'en',
    },
  },
  {
    key: 'rust-understory',
    publisher: 'Understory',
    event: 'rust-understory',
    expectedTopics: ['Biology', 'Corrow Strait', 'Materials', 'Bacteria', 'Rust'],
    story: {
      headline: 'A bacterium from the Corrow Strait eats rust and leaves it shiny',
      summary: 'It was found on the one buoy that nobody had painted for eleven years.',
      body: `For eleven years no ship could reach the buoy off Gannet Rock to paint it. When one did, this month, the buoy was clean.

On its steel lives a bacterium new to science. It takes oxygen from rust and leaves a thin layer of bare metal, which rusts, which it eats. "In the end there is no buoy," said microbiologist Freya Ostergaard-Low. "But on the way it looks very well kept."`,
      bodyFormat: 'text',
      byline: 'Piers Ravensgate',
      topics: ['Biology', 'Corrow Strait', 'Materials'],
      section: 'science',
      language: 'en',
    },
  },
  {
    key: 'touchline-shot',
    publisher: 'Touchline Daily',
    event: 'touchline-shot',
    expectedTopics: ['Athletics', 'Karsund', 'Gro Brandvold', 'Records'],
    story: {
      headline: 'Shot-putter Brandvold breaks record, window, silence',
      summary: 'The Karsund champion threw 22.61 metres, three of them outside the hall.',
      body: `Gro Brandvold put the shot 22.61 metres in Hollenvik on Sunday, a world indoor best until it left by the window, and after long thought a world best of some kind.

The rule book requires that the shot should land in the sector. It does not say that the sector ends at the wall. A man measured it in the flower bed, in his socks.`,
      bodyFormat: 'text',
      byline: 'Roxanne Tillerman',
      topics: ['Athletics', 'Karsund'],
      section: 'sport',
      language: 'en',
    },
  },
  {
    key: 'touchline-swim',
    publisher: 'Touchline Daily',
    event: 'touchline-swim',
    expectedTopics: ['Swimming', 'Corrow Strait', 'Velloria', 'Karsund'],
    story: {
      headline: 'Corrow Strait swum for the first time in eleven years, both ways at once',
      summary: 'Two swimmers started from opposite shores and shook hands in the middle.',
      body: `Nobody has been allowed to swim the Corrow Strait since it was closed. On Saturday Velloria's Bryony Marsh-Lacey set out from the south and Karsund's Nils Aakre from the north.

They met after three hours and two minutes, in 13 degrees and a light swell, and shook hands. Then each did the other's half. The pilot boats had only brought one sandwich.`,
      bodyFormat: 'text',
      byline: 'Bastien Okonjo-Hale',
      topics: ['Swimming', 'Corrow Strait'],
      section: 'sport',
      language: 'en',
    },
  },
  {
    key: 'phare-fromage',
    publisher: 'Le Phare de Saint-Orban',
    event: 'phare-fromage',
    expectedTopics: ['Maresque', 'Food', 'Fromage', 'Brévannes'],
    story: {
      headline: 'Le fromage de Brévannes obtient son appellation, et une frontière de douze kilomètres',
      summary: 'Treize fermes dedans, une dehors, à quatorze mètres près.',
      body: `Le brévannais, pâte molle à croûte cendrée, a désormais son appellation. Le décret en fixe le territoire au mètre : treize fermes y sont, la quatorzième est de l'autre côté du chemin.

« Mes vaches broutent dedans et dorment dehors », explique son propriétaire, Tanguy Morvézen. Il a demandé un gué. La commission se rendra sur place, à l'heure de la traite.`,
      bodyFormat: 'text',
      byline: 'Maëlle Courtepoint',
      topics: ['Maresque', 'Food', 'Fromage'],
      section: 'business',
      language: 'fr',
    },
  },
  {
    key: 'phare-bibliobus',
    publisher: 'Le Phare de Saint-Orban',
    event: 'phare-bibliobus',
    expectedTopics: ['Maresque', 'Libraries', 'Ferries', 'Books'],
    story: {
      headline: 'Sept cents livres par marée : le bibliobac relie les îlots du Maresque',
      summary: 'On emprunte à marée haute, on rend à la suivante. Les retardataires attendent.',
      body: `Le nouveau bac-bibliothèque dessert onze îlots de la Louvre-Noire. Il accoste à la pleine mer et repart avec elle, ce qui laisse quarante minutes pour choisir.

Le livre le plus demandé est un horaire des marées. « C'est aussi le seul que l'on nous rend à temps », dit la bibliothécaire, Nolwenn Tréguidel.`,
      bodyFormat: 'text',
      byline: 'Gaspard Ollivon',
      topics: ['Maresque', 'Libraries', 'Ferries'],
      section: 'culture',
      language: 'fr',
    },
  },
  {
    key: 'soldered-fridge',
    publisher: 'Soldered',
    event: 'soldered-fridge',
    expectedTopics: ['Privacy', 'Software', 'Fridges', 'Smart home'],
    story: {
      headline: 'My fridge asked me to accept new terms, so I read them to it',
      summary: 'Forty-one pages, two of them about fridges.',
      body: `On Sunday the door of my fridge went dark and asked whether I agreed. I asked to what. It had **41 pages**.

I read them aloud, in the kitchen. Page 9 is about aircraft. Page 30 forbids me to reverse-engineer the butter compartment. On page 38 I would have let it tell my insurer about the cheese.

There was a button, *Not now*. I have pressed it four times. The milk is still cold, and I feel that we understand each other.`,
      bodyFormat: 'markdown',
      byline: 'Juno Abberline',
      topics: ['Privacy', 'Software'],
      section: 'technology',
      language: 'en',
    },
  },
  {
    key: 'ledger-glove',
    publisher: 'Ledger & Tide',
    event: 'ledger-glove',
    expectedTopics: ['Companies', 'Karsund', 'Work', 'Gloves'],
    story: {
      headline: 'Karsund’s oldest glove maker is sold to its youngest apprentice',
      summary: 'Asking price: whatever she had in her pocket.',
      body: `Vinter & Sons of Hollenvik, which has made gloves for 206 years and has had no sons for sixty, was sold on Monday to its apprentice Tuva Lindgaard, 19, for 84 marks and a bus ticket.

The firm has seven employees, no debt and an order for 4,000 pairs from the Crown. "She cuts straight," said the seller, Asbjorn Vinter, 88. "The rest is bookkeeping."`,
      bodyFormat: 'text',
      byline: 'Hedda Sorrel-Vane',
      topics: ['Companies', 'Karsund', 'Work'],
      section: 'business',
      language: 'en',
    },
  },
  {
    key: 'wire-census',
    publisher: 'Meridian Wire',
    event: 'wire-census',
    expectedTopics: ['Drovany', 'Population', 'Census'],
    story: {
      headline: 'Drovany’s census finds 4,012 more people than houses have beds',
      summary: 'The statistics office suspects guests.',
      body: `MIROVETZ — Drovany has 3,204,118 inhabitants, its first census in twenty years found on Friday, or 4,012 more than can be explained by births, deaths and removals.

The office believes that they were staying with relatives on the day and were counted at both tables. It was a holiday. There was, it notes, plum cake.`,
      bodyFormat: 'text',
      byline: 'By Lothar Quist, Mirovetz',
      topics: ['Drovany', 'Population'],
      section: 'politics',
      language: 'en',
    },
  },
  {
    key: 'wire-nurses',
    publisher: 'Meridian Wire',
    event: 'wire-nurses',
    expectedTopics: ['Velloria', 'Vaccines', 'Pharmacies', 'Medicines'],
    story: {
      headline: 'Velloria to let pharmacists give vaccines',
      body: `PORT AMSEL — Pharmacists in Velloria may give vaccines from June, the health ministry said on Monday. It expects shorter queues and "a little more conversation".`,
      bodyFormat: 'text',
      byline: 'By Ada Vell, Port Amsel',
      topics: ['Velloria', 'Vaccines', 'Pharmacies'],
      section: 'health',
      language: 'en',
    },
  },
  {
    key: 'courier-bus',
    publisher: 'Brindle Courier',
    event: 'courier-bus',
    expectedTopics: ['Lower Brindle', 'Buses'],
    story: {
      headline: 'Lower Brindle’s bus will stop at the new stop and also at the old one',
      summary: 'Nobody could be found who was willing to be the first not to wait there.',
      body: `The bus to Lower Brindle has a new stop, with a roof, forty metres beyond the old one, without. Since April it has stopped at both.

"People stand where they've always stood," said driver Glenda Purl. "I'm not driving past Mrs Oakshott in the rain to make a point about a roof."

The council will look at it again when Mrs Oakshott does.`,
      bodyFormat: 'text',
      byline: 'Jem Tarrow',
      topics: ['Lower Brindle', 'Buses'],
      section: 'politics',
      language: 'en',
    },
  },
];
