import type { DemoStory } from '../demo-story.ts';

/** The Estuary Cup final, reported by four publishers, and other games. */
export const SPORT_DESK: DemoStory[] = [
  {
    key: 'cup-touchline',
    publisher: 'Touchline Daily',
    event: 'estuary-cup-final',
    expectedTopics: [
      'Estuary Cup',
      'Football',
      'Amsel Rovers',
      'AS Saint-Orban',
      'Tadeo Brannigan',
      'Lucien Mabillard',
    ],
    story: {
      headline: 'Estuary Cup final: Amsel Rovers beat AS Saint-Orban on the nineteenth penalty',
      summary: 'Goalkeeper Tadeo Brannigan saved two and scored the last. It was his birthday, and then it was not.',
      body: `<p>At four minutes to midnight Tadeo Brannigan put down his gloves, picked up the ball, and walked the longest walk in football towards the end where the away supporters had run out of songs. He was thirty-four for another four minutes.</p>
<h2>The match</h2>
<p>The Estuary Cup final had finished 2–2. Amsel Rovers led twice; AS Saint-Orban came back twice, the second time through Lucien Mabillard's overhead kick in the ninety-fourth minute, which will be shown to children.</p>
<h2>The penalties</h2>
<p>Eighteen were taken. Fifteen went in. Brannigan saved two, the bar saved one. Then there was nobody left on either side but the goalkeepers.</p>
<blockquote><p>"I asked him where he would put it," said Saint-Orban's keeper Yannig Le Drévès. "He told me. I didn't believe him."</p></blockquote>
<p>He put it where he had said.</p>`,
      bodyFormat: 'html',
      byline: 'Roxanne Tillerman',
      topics: ['Estuary Cup', 'Football', 'Amsel Rovers', 'AS Saint-Orban'],
      section: 'sport',
      language: 'en',
    },
  },
  {
    key: 'cup-wire',
    publisher: 'Meridian Wire',
    event: 'estuary-cup-final',
    expectedTopics: ['Estuary Cup', 'Football', 'Amsel Rovers', 'AS Saint-Orban', 'Tadeo Brannigan'],
    story: {
      headline: 'Amsel Rovers win Estuary Cup final on penalties after 2–2 draw with AS Saint-Orban',
      summary: 'Rovers won the shoot-out 8–7. The attendance of 51,300 was a record for the final.',
      body: `PORT AMSEL — Amsel Rovers won the Estuary Cup for the fourth time on Saturday, beating AS Saint-Orban 8–7 on penalties after a 2–2 draw.

Scorers: Odhran Pike (23), Mateus Sandoval-Rix (71) for Rovers; Corentin Jaffre (40), Lucien Mabillard (90+4) for Saint-Orban.

Goalkeeper Tadeo Brannigan converted the deciding kick. Attendance: 51,300, a record.

Saint-Orban's coach Fabrice Quémeneur congratulated the winners and asked for the ball, which he was given.`,
      bodyFormat: 'text',
      byline: 'By the sports desk, Port Amsel',
      topics: ['Estuary Cup', 'Football', 'Amsel Rovers', 'AS Saint-Orban'],
      section: 'sport',
      language: 'en',
      priority: 'urgent',
    },
    correction: {
      headline: 'Amsel Rovers win Estuary Cup final on penalties after 2–2 draw with AS Saint-Orban',
      summary:
        'Rovers won the shoot-out 8–7 for their fifth title. (Corrected: it was their fifth title, not their fourth.)',
    },
  },
  {
    key: 'cup-phare',
    publisher: 'Le Phare de Saint-Orban',
    event: 'estuary-cup-final',
    expectedTopics: [
      'Estuary Cup',
      'Football',
      'AS Saint-Orban',
      'Saint-Orban',
      'Amsel Rovers',
      'Lucien Mabillard',
      'Tadeo Brannigan',
      'Coupe de l’Estuaire',
    ],
    story: {
      headline: 'Finale de la Coupe de l’Estuaire : l’AS Saint-Orban tombe debout, au dix-neuvième tir',
      summary:
        'Deux fois menés, deux fois revenus, les Orbanais s’inclinent 8–7 aux tirs au but face aux Amsel Rovers.',
      body: `<p>Il y a des défaites que l'on racontera mieux que des victoires. Samedi soir, l'AS Saint-Orban a perdu la Coupe de l'Estuaire au dix-neuvième tir au but, devant un gardien qui avait annoncé où il tirerait.</p>
<p>Menés 1–0 puis 2–1, les Orbanais sont revenus deux fois. Le retourné de Lucien Mabillard, à la 94ᵉ minute, a fait se lever jusqu'aux tribunes d'en face.</p>
<blockquote><p>« Il m'a dit : à droite, à mi-hauteur. J'ai plongé à gauche. J'aurais dû lui faire confiance », sourit Yannig Le Drévès.</p></blockquote>
<p>L'équipe sera reçue dimanche à l'hôtel de ville. L'horloge, pour l'occasion, sonnera dix-neuf coups.</p>`,
      bodyFormat: 'html',
      byline: 'Gaspard Ollivon',
      topics: ['Estuary Cup', 'Football', 'AS Saint-Orban', 'Saint-Orban'],
      section: 'sport',
      language: 'fr',
    },
  },
  {
    key: 'cup-courier',
    publisher: 'Brindle Courier',
    event: 'estuary-cup-final',
    expectedTopics: ['Estuary Cup', 'Football', 'Amsel Rovers', 'Lower Brindle', 'Tadeo Brannigan'],
    story: {
      headline: 'Cup final hero Brannigan learned to take penalties against the Brindle lifeboat shed',
      summary: 'The door still bears the marks. The crew say that it will not be repainted.',
      body: `Before he won the Estuary Cup final for Amsel Rovers with the nineteenth penalty, Tadeo Brannigan was the boy who kept everyone on Slipway Lane awake.

"Thump, thump, thump, until dark," said his former neighbour Wilfa Oakshott. "I told him that he would break something. He broke my window in 2009 and paid for it in mackerel."

The green door of the lifeboat shed has a patch, low on the right, where the paint has gone. It is, those who watched on Saturday will know, the exact spot.

The crew voted on Sunday to leave it as it is. The lane will hold a supper on Friday. Bring a chair.`,
      bodyFormat: 'text',
      byline: 'Minnow Pascoe',
      topics: ['Estuary Cup', 'Football', 'Amsel Rovers', 'Lower Brindle'],
      section: 'sport',
      language: 'en',
    },
  },
  {
    key: 'tour-salt',
    publisher: 'Touchline Daily',
    event: 'tour-salt',
    expectedTopics: ['Cycling', 'Quenara', 'Tour of the Salt Plain', 'Maud Verhoeve-Dax', 'Salt Plain'],
    story: {
      headline: 'Tour of the Salt Plain: Verhoeve-Dax rides 140 kilometres alone, and wins by a wheel',
      summary: 'She attacked at the feeding station while the others had their mouths full.',
      body: `There is no shade on the Salt Plain, no hill, and no reason to attack 140 kilometres from the end of a stage. **Maud Verhoeve-Dax** did so anyway, at the feeding station, with a rice cake in one hand.

> They were all reaching for their bags. I was not hungry.

Her lead grew to nine minutes. Then the wind turned. With twenty to go it was two; with one, eleven seconds; at the line, the photograph had to be printed large.

She now wears the white jersey with 14 seconds in hand. Tomorrow the race follows the new night railway to Verado, and Verhoeve-Dax says that she will eat early.`,
      bodyFormat: 'markdown',
      byline: 'Bastien Okonjo-Hale',
      topics: ['Cycling', 'Quenara', 'Tour of the Salt Plain'],
      section: 'sport',
      language: 'en',
    },
  },
  {
    key: 'ice-rowing',
    publisher: 'Touchline Daily',
    event: 'ice-rowing',
    expectedTopics: ['Rowing', 'Karsund', 'Winter', 'Hollenvik'],
    story: {
      headline: 'Hollenvik’s ice-rowing regatta called off because there is no ice, and rowed anyway',
      summary: 'For the first time in 91 years the boats floated the whole way.',
      body: `<p>Ice-rowing, for those south of Hollenvik, is a sport in which six people drag a boat over a frozen fjord until it falls in, row it until it hits ice again, and repeat. On Sunday it never hit ice.</p>
<p>The committee called the regatta off at nine. At ten, all fourteen crews were at the start, with their spiked boots on. "We had trained," said Ragna Storlie, stroke of the winning boat. "You can't hand back muscles."</p>
<p>The time, 38 minutes, will stand as a record with an asterisk. It is likely to need more asterisks: the fjord has frozen fully in only three of the past ten winters.</p>`,
      bodyFormat: 'html',
      byline: 'Roxanne Tillerman',
      topics: ['Rowing', 'Karsund', 'Winter'],
      section: 'sport',
      language: 'en',
    },
  },
  {
    key: 'chess-girl',
    publisher: 'Touchline Daily',
    event: 'chess-girl',
    expectedTopics: ['Chess', 'Drovany', 'Zlata Korinek', 'Mirovetz'],
    story: {
      headline: 'Twelve-year-old from Mirovetz draws with three grandmasters and misses her bus',
      summary: 'Zlata Korinek offered the third draw because it was nearly six o’clock.',
      body: `Zlata Korinek, 12, came to the Drovany open with a packed lunch and a return ticket, and left with three draws against grandmasters and no way of getting home.

In her third game she was, the machines agree, *winning*. She offered a draw on move 41, looking at the clock on the wall rather than the one on the table.

"The last bus is at ten past," she explained. It had gone. Her opponent, grandmaster Ferenc Aldobrand, drove her the 80 kilometres to Mirovetz.

They analysed the game on the way. "She would not have missed the win," he said. "She told me the line near the second tunnel."`,
      bodyFormat: 'markdown',
      byline: 'Bastien Okonjo-Hale',
      topics: ['Chess', 'Drovany'],
      section: 'sport',
      language: 'en',
    },
  },
  {
    key: 'rovers-transfer',
    publisher: 'Touchline Daily',
    event: 'rovers-transfer',
    expectedTopics: ['Football', 'Amsel Rovers', 'AS Saint-Orban', 'Transfers', 'Lucien Mabillard'],
    story: {
      headline: 'Amsel Rovers sign Mabillard, whose overhead kick they could not stop',
      summary: 'The AS Saint-Orban forward joins for four years and a fee of 22 million crowns.',
      body: `<p>If you cannot mark him, buy him. A week after Lucien Mabillard scored against them in the ninety-fourth minute of the Estuary Cup final, Amsel Rovers have signed the forward from AS Saint-Orban for 22 million crowns.</p>
<p>Mabillard, 24, will wear number 94. "They asked me which number I wanted," he said. "I thought that it was a polite joke. They did not laugh."</p>
<p>Saint-Orban will spend part of the fee on a roof for their youth stand. The rest, coach Fabrice Quémeneur said, is for a defender.</p>`,
      bodyFormat: 'html',
      byline: 'Roxanne Tillerman',
      topics: ['Football', 'Amsel Rovers', 'AS Saint-Orban', 'Transfers'],
      section: 'sport',
      language: 'en',
    },
  },
];
