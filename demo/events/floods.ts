import type { DemoStory } from '../demo-story.ts';

/** Two floods of one week: the Tessen in Velloria and the Elmra in Erlenmark. */
export const FLOODS: DemoStory[] = [
  {
    key: 'tessen-flash',
    publisher: 'Meridian Wire',
    event: 'tessen-flood',
    expectedTopics: ['Floods', 'Tessen', 'Velloria', 'Tessenford'],
    story: {
      headline: 'Tessen bursts its banks at Tessenford; 900 people told to leave',
      summary: 'The river passed its record at 05:20 and was still rising.',
      body: `TESSENFORD, Velloria — The river Tessen broke through a levee at Tessenford early on Sunday and 900 people were told to leave their homes, the county said. No one was reported hurt.

More follows.`,
      bodyFormat: 'text',
      byline: 'By Ada Vell, Tessenford',
      topics: ['Floods', 'Tessen', 'Velloria'],
      section: 'climate',
      language: 'en',
      priority: 'urgent',
    },
  },
  {
    key: 'tessen-update',
    publisher: 'Meridian Wire',
    event: 'tessen-flood',
    expectedTopics: ['Floods', 'Tessen', 'Velloria', 'Tessenford'],
    story: {
      headline: 'Tessenford under a metre of water as Tessen reaches record; all residents accounted for',
      summary:
        'The river stood at 6.42 metres at noon, 30 centimetres above the old record. It is expected to fall from tonight.',
      body: `TESSENFORD, Velloria — Water stood a metre deep in the centre of Tessenford on Sunday after the river Tessen broke through a levee and reached 6.42 metres, the highest level since measurements began 118 years ago.

All 900 residents of the lower town had been accounted for by noon, the county said. Forty were taken off roofs by boat. The last, a piano teacher, asked whether the boat could come back on Tuesday, when her pupils do.

The levee had been inspected in spring and found "serviceable". Its repair was part of the Tessen canal budget, over which the government fell.

The river is expected to fall from Sunday night. (Recasts with level, residents.)`,
      bodyFormat: 'text',
      byline: 'By Ada Vell, Tessenford',
      topics: ['Floods', 'Tessen', 'Velloria'],
      section: 'climate',
      language: 'en',
    },
  },
  {
    key: 'tessen-post',
    publisher: 'The Harbour Post',
    event: 'tessen-flood',
    expectedTopics: ['Floods', 'Tessenford', 'Tessen', 'Cinema'],
    story: {
      headline: 'River in the front room: Tessenford families wait out the flood in the cinema',
      summary: 'Three hundred people, 41 dogs and one film. They have seen it four times.',
      body: `<p>The Regal in Tessenford stands on the only hill in town. Since Sunday morning it has been home to 300 people whose living rooms belong to the Tessen.</p>
<p>"We've been through the newsreel, the main feature and the choc ices," said manager Perce Holloway. "I only had the one reel in. It's a disaster picture. Nobody minded."</p>
<h2>What they saved</h2>
<ul><li>The Pruitts: a wedding album and the wrong cat.</li><li>Old Mr Sallow: his teeth, his medals, next door's medals.</li><li>Ivy Tranter, 9: a goldfish, in a jug. "He didn't need to come," she said. "But he'd have wondered."</li></ul>
<p>Blankets and films can be left at our front desk on Gutter Lane.</p>`,
      bodyFormat: 'html',
      byline: 'Dot Gallowglass',
      topics: ['Floods', 'Tessenford'],
      section: 'climate',
      language: 'en',
    },
  },
  {
    key: 'tessen-tide',
    publisher: 'Mean Low Water',
    event: 'tessen-flood',
    expectedTopics: ['Floods', 'Tessen', 'Rain', 'Tessenford', 'Forecasts'],
    story: {
      headline: 'Tessen at Tessenford: why 6.42 metres came a day early',
      summary: 'Wet soil, a spring tide and a warm wind arrived together. Each alone would have been a bad weekend.',
      body: `The Tessen had been forecast to peak at Tessenford on Monday at 5.9 metres. It peaked on Sunday at **6.42**. We would like to know why as much as you would.

1. *Soil.* After seventeen wet days the hills took up no more than a plate does.
2. *Tide.* A spring tide held the river back for three hours at Brindle Mouth.
3. *Snow.* A warm wind on Saturday melted 20 centimetres in one night. Our model had it melting all week.

The first two were in the forecast. The third is now.`,
      bodyFormat: 'markdown',
      byline: 'The duty hydrologist',
      topics: ['Floods', 'Tessen', 'Rain'],
      section: 'climate',
      language: 'en',
    },
  },
  {
    key: 'tessen-ledger',
    publisher: 'Ledger & Tide',
    event: 'tessen-flood',
    expectedTopics: ['Insurance', 'Floods', 'Anchor Mutual', 'Tessenford', 'Tessen'],
    story: {
      headline: 'Tessenford flood to cost 240 million crowns, a third of it uninsured',
      summary: 'The levee that failed would have cost eleven million to raise.',
      body: `The flood at Tessenford has done damage of about 240 million crowns, of which insurers will bear two thirds, Anchor Mutual said on Monday in a first estimate.

The rest falls on households that could not buy cover at any price after the last flood, and on the county. Raising the levee was put at eleven million crowns four years ago and postponed each spring until the next.

"It is the most expensive saving on the river," said Corvin Estable of Anchor Mutual.`,
      bodyFormat: 'text',
      byline: 'Seraphine Doule',
      topics: ['Insurance', 'Floods', 'Anchor Mutual'],
      section: 'business',
      language: 'en',
    },
  },
  {
    key: 'tessen-chronicle',
    publisher: 'The Amsel Chronicle',
    event: 'tessen-flood',
    expectedTopics: ['Floods', 'Tessen', 'Velloria', 'Infrastructure', 'Tessenford'],
    story: {
      headline: 'Tessenford’s levee failed where the inspector had written “serviceable”. He lives behind it',
      summary: 'A report from spring, seen by the Chronicle, noted seepage at the spot. It was filed under canals.',
      body: `<p>Eamon Sallis inspected the Tessenford levee in April, walked its four kilometres in the rain, and wrote one word in the box that the form provides. On Sunday the river came through it into his kitchen.</p>
<p>"I wrote three pages about the seepage," he said, standing in it. "The form has one box. The pages went in with the canal papers, because the money was there."</p>
<h2>A pile of papers</h2>
<p>The county confirms that the three pages exist. They were on the agenda for the week in which the Corvane government fell, and were adjourned with everything else.</p>
<p>The levee is being closed with 9,000 sandbags. Sallis has filled, by his own count, 187, and has inspected them.</p>`,
      bodyFormat: 'html',
      byline: 'Rufus Hale-Emmett, Tessenford',
      topics: ['Floods', 'Tessen', 'Velloria', 'Infrastructure'],
      section: 'climate',
      language: 'en',
    },
  },
  {
    key: 'elmra-erste',
    publisher: 'Grauwehrer Zeitung',
    event: 'elmra-flood',
    expectedTopics: ['Hochwasser', 'Grauwehr', 'Elmra', 'Brücken'],
    story: {
      headline: 'Hochwasser an der Elmra: Grauwehr sperrt die Altstadtbrücken',
      summary: 'Der Pegel steigt seit Mitternacht um zwölf Zentimeter in der Stunde. Die Schulen bleiben geschlossen.',
      body: `Die Elmra ist in der Nacht zum Dienstag über die Kaimauer getreten. Die Stadt Grauwehr hat alle drei Altstadtbrücken gesperrt und die Schulen geschlossen.

Um sechs Uhr stand der Pegel bei 4,80 Metern. Das Wasserwirtschaftsamt erwartet den Höchststand am Abend.`,
      bodyFormat: 'text',
      byline: 'Von Gundula Peschke',
      topics: ['Hochwasser', 'Grauwehr'],
      section: 'climate',
      language: 'de',
      priority: 'urgent',
    },
  },
  {
    key: 'elmra-scheitel',
    publisher: 'Grauwehrer Zeitung',
    event: 'elmra-flood',
    expectedTopics: ['Hochwasser', 'Grauwehr', 'Erlenmark', 'Elmra', 'Flutmauer'],
    story: {
      headline: 'Die Elmra fällt, Grauwehr pumpt: Hochwasser blieb sieben Zentimeter unter der Mauer',
      summary:
        'Die neue Flutmauer hat gehalten. Im Rathaus räumt man Akten zurück in den Keller, aus dem man sie nie hätte holen müssen.',
      body: `<p>Um 21.40 Uhr stand die Elmra bei 6,13 Metern und überlegte es sich anders. Die Flutmauer von Grauwehr, vor zwei Jahren gegen den Widerstand von vier Ratsfraktionen gebaut, misst an dieser Stelle 6,20 Meter.</p>
<p>„Sieben Zentimeter sind für einen Fluss nichts und für einen Bürgermeister sehr viel“, sagte Bürgermeisterin Hedwig Raben-Stolze.</p>
<h2>Die Altstadt bleibt trocken</h2>
<p>Verletzt wurde niemand. In den Kellern der Färbergasse steht Grundwasser; dreißig Pumpen laufen. Die Altstadtbrücken sollen am Donnerstag wieder öffnen, zuerst für Fußgänger, dann für Meinungen.</p>`,
      bodyFormat: 'html',
      byline: 'Von Gundula Peschke und Albrecht Tonndorf',
      topics: ['Hochwasser', 'Grauwehr', 'Erlenmark'],
      section: 'climate',
      language: 'de',
    },
  },
  {
    key: 'elmra-wire',
    publisher: 'Meridian Wire',
    event: 'elmra-flood',
    expectedTopics: ['Floods', 'Erlenmark', 'Grauwehr', 'Elmra'],
    story: {
      headline: 'Flood wall holds as Elmra crests seven centimetres below its top in Erlenmark',
      summary: 'Grauwehr closed its bridges and schools; nobody was hurt.',
      body: `GRAUWEHR, Erlenmark — The river Elmra crested at 6.13 metres in Grauwehr on Tuesday night, seven centimetres below the top of a flood wall that the council had approved by one vote.

Some 2,000 people in the old town had been told to be ready to leave. Nobody was hurt, the mayor's office said. Bridges reopen on Thursday.`,
      bodyFormat: 'text',
      byline: 'By Lothar Quist, Grauwehr',
      topics: ['Floods', 'Erlenmark', 'Grauwehr'],
      section: 'climate',
      language: 'en',
    },
  },
  {
    key: 'elmra-understory',
    publisher: 'Understory',
    event: 'elmra-flood',
    expectedTopics: ['Floods', 'Erlenmark', 'Global warming', 'Grauwehr', 'Elmra'],
    story: {
      headline: 'The wall that Grauwehr argued about was seven centimetres higher than the Elmra. Luck or sums?',
      summary: 'Sums, mostly: engineers had added half a metre for a climate that has since arrived.',
      body: `When engineers drew the Elmra's flood wall they took the worst flood of the past century, 5.70 metres, and added 50 centimetres that the past did not contain.

Those 50 centimetres were the argument. Four parties in Grauwehr's council called them *a monument to a model*. On Tuesday night the river used 43 of them.

A wetter atmosphere carries about 7 per cent more water for each degree. The Elmra's basin has warmed by 1.9. "We did not predict Tuesday," said hydrologist Irmgard Vell-Osten. "We predicted that there would be one."`,
      bodyFormat: 'markdown',
      byline: 'Piers Ravensgate',
      topics: ['Floods', 'Erlenmark', 'Global warming'],
      section: 'climate',
      language: 'en',
    },
  },
];
