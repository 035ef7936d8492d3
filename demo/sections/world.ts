import type { DemoStory } from '../demo-story.ts';

/** The strait accord, reported by five publishers, and the rest of the world. */
export const WORLD_DESK: DemoStory[] = [
  {
    key: 'accord-flash',
    publisher: 'Meridian Wire',
    event: 'corrow-accord',
    expectedTopics: [
      'Corrow Strait',
      'Velloria',
      'Karsund',
      'Diplomacy',
      'Ilsa Corvane',
      'Eirik Sandvaal',
      'Kitewater',
      'Halcyon Islands',
      'Shipping',
      'Gannet Rock',
      'Treaties',
    ],
    story: {
      headline: 'Velloria and Karsund sign Corrow Strait accord, ending eleven-year dispute',
      summary: 'The two governments agreed to reopen the Corrow Strait to all shipping from the first of the month.',
      body: `<p>KITEWATER — Velloria and Karsund signed an accord on Monday that reopens the Corrow Strait to all civilian shipping, ending a dispute that had closed the shortest sea route between the northern and southern ports for eleven years.</p>
<p>Vellorian Prime Minister Ilsa Corvane and Karsund's Premier Eirik Sandvaal signed two copies of the text, one bound in blue and one in green, in the harbour hall of Kitewater, capital of the neutral Halcyon Islands.</p>
<blockquote><p>"We have spent eleven years measuring the water. From today we will sail on it," Corvane said.</p></blockquote>
<p>Under the accord:</p>
<ul><li>the strait opens to merchant ships at dawn on the first of next month;</li><li>fishing rights are shared by season, not by a line on the chart;</li><li>a joint pilot service of 140 people will be based on Gannet Rock.</li></ul>
<p>Both parliaments must ratify the text within sixty days.</p>`,
      bodyFormat: 'html',
      byline: 'By Tomasin Reyke and Ada Vell, Kitewater',
      topics: ['Corrow Strait', 'Velloria', 'Karsund', 'Diplomacy'],
      section: 'world',
      language: 'en',
      priority: 'flash',
    },
    correction: {
      body: `<p>KITEWATER — Velloria and Karsund signed an accord on Monday that reopens the Corrow Strait to all civilian shipping, ending a dispute that had closed the shortest sea route between the northern and southern ports for eleven years.</p>
<p>Vellorian Prime Minister Ilsa Corvane and Karsund's Premier Eirik Sandvaal signed two copies of the text, one bound in blue and one in green, in the harbour hall of Kitewater, capital of the neutral Halcyon Islands.</p>
<blockquote><p>"We have spent eleven years measuring the water. From today we will sail on it," Corvane said.</p></blockquote>
<p>Under the accord:</p>
<ul><li>the strait opens to merchant ships at dawn on the first of next month;</li><li>fishing rights are shared by season, not by a line on the chart;</li><li>a joint pilot service of 114 people will be based on Gannet Rock.</li></ul>
<p>Both parliaments must ratify the text within ninety days.</p>
<p><em>Correction: an earlier version gave the pilot service 140 people and the parliaments sixty days. The figures are 114 and ninety.</em></p>`,
      bodyFormat: 'html',
    },
  },
  {
    key: 'accord-chronicle',
    publisher: 'The Amsel Chronicle',
    event: 'corrow-accord',
    expectedTopics: [
      'Corrow Strait',
      'Velloria',
      'Karsund',
      'Diplomacy',
      'Kitewater',
      'Ilsa Corvane',
      'Eirik Sandvaal',
      'Halvard Meck',
      'Gannet Rock',
      'Treaties',
    ],
    story: {
      headline: 'How the Corrow Strait accord was made: nine nights, two translators and a broken kettle',
      summary:
        'Velloria and Karsund closed a dispute that outlived four governments. The Chronicle has spoken to people in the room.',
      body: `<p>The last night of the Corrow Strait talks ended, as most of them had, with somebody looking for tea. The kettle in the harbour hall at Kitewater had failed on the third evening, and neither delegation would accept the other's offer to replace it.</p>
<h2>A chart with two norths</h2>
<p>The quarrel between Velloria and Karsund began with a survey. Two naval charts, printed in the same spring, placed the Gannet Rock shoal 900 metres apart, and each put it on the side that suited its printer. Ships were stopped, then fined, then turned back.</p>
<p>"For years we argued about where the rock was," said Halvard Meck, who led Karsund's hydrographers. "On the fourth night somebody asked who minded if it was in both places."</p>
<h2>What comes next</h2>
<p>The accord shares fishing by season and gives pilotage to a joint service. Ratification is likely in Hollenvik, where Premier Eirik Sandvaal commands a majority, and less certain in Port Amsel, where Prime Minister Ilsa Corvane does not.</p>
<p>The kettle, officials confirmed, will be replaced by the Halcyon Islands.</p>`,
      bodyFormat: 'html',
      byline: 'Perpetua Lindqvane, Diplomatic Editor',
      topics: ['Corrow Strait', 'Velloria', 'Karsund', 'Diplomacy'],
      section: 'world',
      language: 'en',
    },
  },
  {
    key: 'accord-phare',
    publisher: 'Le Phare de Saint-Orban',
    event: 'corrow-accord',
    expectedTopics: [
      'Corrow Strait',
      'Maresque',
      'Shipping',
      'Saint-Orban',
      'Velloria',
      'Karsund',
      'Diplomacy',
      'Odile Fauvergue',
      'Détroit de Corrow',
      'Vellorie',
    ],
    story: {
      headline: 'Détroit de Corrow : la Vellorie et le Karsund signent la paix des eaux',
      summary:
        'Après onze ans de fermeture, le détroit rouvrira le premier du mois. Saint-Orban espère le retour des lignes du Sud.',
      body: `<p>Il aura fallu neuf nuits de négociations à Kitewater pour mettre fin à onze ans de brouille. La Vellorie et le Karsund ont signé lundi l'accord qui rouvre le détroit de Corrow aux navires marchands.</p>
<p>Pour le Maresque, resté à l'écart du différend, l'enjeu est considérable : avant la fermeture, un cargo sur trois quittant Saint-Orban passait par le détroit. Le détour par le cap Morne ajoute quatre jours de mer.</p>
<blockquote><p>« Quatre jours, c'est le prix d'une caisse d'oranges qui arrive encore orange », résume Odile Fauvergue, ministre du Commerce.</p></blockquote>
<p>Le port de Saint-Orban annonce la réouverture du quai des Vents, fermé depuis six ans, et l'embauche de 220 dockers avant l'été.</p>`,
      bodyFormat: 'html',
      byline: 'Anselme Tourvieille',
      topics: ['Corrow Strait', 'Maresque', 'Shipping'],
      section: 'world',
      language: 'fr',
    },
  },
  {
    key: 'accord-courier',
    publisher: 'Brindle Courier',
    event: 'corrow-accord',
    expectedTopics: ['Corrow Strait', 'Fishing', 'Lower Brindle', 'Wilfa Oakshott', 'Treaties'],
    story: {
      headline: 'Corrow Strait accord: Brindle crews look north again, and check their nets',
      summary: 'Eleven years after the strait closed, only four Brindle boats still carry the licence to fish it.',
      body: `When the Corrow Strait closed, nineteen boats worked it out of Lower Brindle. On Tuesday morning, with the accord between Velloria and Karsund a few hours old, there were four on the slip with the right papers, and a queue outside the harbour office.

"I kept the licence in the biscuit tin," said Wilfa Oakshott, 61, skipper of the Patient Heron. "My daughter said I was sentimental. It cost me eleven crowns a year to be sentimental."

The harbour office says it will issue new licences from Thursday, and asks crews to bring two copies of everything. The chandlery on Fore Street has sold out of number six twine.

Not everyone is celebrating. The oyster growers in the inner bay worry about wash from passing freighters and have asked for a speed limit of eight knots off Brindle Head.`,
      bodyFormat: 'text',
      byline: 'Jem Tarrow',
      topics: ['Corrow Strait', 'Fishing', 'Lower Brindle'],
      section: 'world',
      language: 'en',
    },
  },
  {
    key: 'accord-ledger',
    publisher: 'Ledger & Tide',
    event: 'corrow-accord',
    expectedTopics: [
      'Corrow Strait',
      'Shipping',
      'Markets',
      'Karsund',
      'Velloria',
      'Freight',
      'Insurance',
      'Anchor Mutual',
    ],
    story: {
      headline: 'Freight rates slide as Velloria and Karsund reopen the Corrow Strait',
      summary: 'Container rates on the southern run fell 18 per cent in an afternoon. Insurers are in less of a hurry.',
      body: `The price of moving a container from Hollenvik to Solaya fell by 18 per cent on Monday after Velloria and Karsund signed the Corrow Strait accord, the largest one-day fall since the Amsel Freight Index was first published.

## Who gains

- **Exporters of fresh produce** in Quenara and Maresque, who save up to four days.
- **Shipyards** at Port Amsel: shallow-draught vessels for the strait are a speciality.
- **Anchor Mutual**, which insured the long route and may now release reserves.

## Who waits

Underwriters have not yet removed the strait from their list of disputed waters. "A signature is a good sign. Sixty quiet days are a better one," said Corvin Estable of Anchor Mutual.

Shares in the Cape Morne bunkering station, which sold fuel to ships on the detour, lost a third of their value.`,
      bodyFormat: 'markdown',
      byline: 'Seraphine Doule, Shipping Correspondent',
      topics: ['Corrow Strait', 'Shipping', 'Markets', 'Karsund'],
      section: 'business',
      language: 'en',
    },
  },
  {
    key: 'quenara-railway',
    publisher: 'Meridian Wire',
    event: 'quenara-railway',
    expectedTopics: ['Quenara', 'Railways', 'Infrastructure', 'Solaya', 'Verado', 'Salt Plain', 'Marisela Quintaro'],
    story: {
      headline: 'Quenara opens 1,400-kilometre night railway across the Salt Plain',
      summary: 'The first sleeper train left Solaya with 612 passengers, one goat and the president.',
      body: `<p>SOLAYA — Quenara's first night train in thirty-one years left the capital on Tuesday evening for the inland city of Verado, crossing the Salt Plain on a line that engineers had twice declared impossible.</p>
<p>President Marisela Quintaro rode in the second carriage. "I was told that the plain eats rails," she said on the platform. "We have given it better ones."</p>
<p>The track rests on 2.3 million short piles of basalt, because salt dissolves concrete. The journey takes eleven hours; by road it takes two days.</p>
<p>Tickets for the first month sold out in forty minutes. The goat, a gift from the drivers' union to the mayor of Verado, travelled in the guard's van.</p>`,
      bodyFormat: 'html',
      byline: 'By Ines Calloway-Brand, Solaya',
      topics: ['Quenara', 'Railways', 'Infrastructure'],
      section: 'world',
      language: 'en',
    },
    correction: {
      summary: 'The first sleeper train left Solaya with 621 passengers, one goat and the president.',
    },
  },
  {
    key: 'drovany-border',
    publisher: 'The Amsel Chronicle',
    event: 'drovany-border',
    expectedTopics: ['Drovany', 'Libraries', 'History', 'Books', 'Mirovetz'],
    story: {
      headline: 'Drovany tears down its last customs house and finds a library inside',
      summary: 'Behind a false wall in the Mirovetz pass lay 6,000 books confiscated over a century.',
      body: `The demolition crew at the Mirovetz pass had been told to expect asbestos. What they found behind the east wall of Drovany's last customs house was a room of books: some 6,000 of them, wrapped in oilcloth, each with a slip naming the traveller from whom it was taken.

The oldest slip is 104 years old. The confiscated titles include a manual of beekeeping, eleven copies of the same romance, and a railway timetable marked "seditious".

"We thought that our great-grandfather had invented the story of the stolen atlas," said Luka Brenishev, whose family name was on a slip dated in the third winter of the old republic. "It is a very good atlas."

The culture ministry has asked the public for help in returning the books. Fines for late return, it said, will be waived.`,
      bodyFormat: 'text',
      byline: 'Osric Pellane, Mirovetz',
      topics: ['Drovany', 'Libraries', 'History'],
      section: 'world',
      language: 'en',
    },
  },
  {
    key: 'maresque-strike',
    publisher: 'Le Phare de Saint-Orban',
    event: 'maresque-ferry-strike',
    expectedTopics: ['Maresque', 'Strikes', 'Shipping', 'Ferries', 'Lighthouses', 'Odile Fauvergue', 'Trade unions'],
    story: {
      headline: 'Bacs et phares : le Maresque à l’arrêt pour une deuxième journée',
      summary: 'Les gardiens de phare rejoignent les passeurs de bacs. Le gouvernement promet une réponse avant jeudi.',
      body: `<p>Pour la deuxième journée consécutive, aucun bac n'a traversé l'estuaire de la Louvre-Noire mardi matin. À la grève des passeurs s'est jointe celle des gardiens de phare, une première depuis la fondation de leur syndicat.</p>
<p>Les grévistes réclament une prime de brouillard, promise il y a quatre ans et jamais versée. « On nous paie au beau temps », dit un gardien du phare des Trois-Sœurs.</p>
<h2>Ce qui circule encore</h2>
<ul><li>les vedettes sanitaires, sans interruption ;</li><li>le bac postal, une fois par jour ;</li><li>les trains côtiers, selon l'horaire d'été.</li></ul>
<p>La ministre Odile Fauvergue recevra les syndicats mercredi soir.</p>`,
      bodyFormat: 'html',
      byline: 'Maëlle Courtepoint',
      topics: ['Maresque', 'Strikes', 'Shipping'],
      section: 'world',
      language: 'fr',
    },
  },
];
