import type { DemoStory } from '../demo-story.ts';

/** Two strikes: trams in Port Amsel, ferries and lighthouses in Maresque. */
export const STRIKES: DemoStory[] = [
  {
    key: 'tram-post',
    publisher: 'The Harbour Post',
    event: 'amsel-tram-strike',
    expectedTopics: ['Trams', 'Strikes', 'Port Amsel'],
    story: {
      headline: 'Trams stop at midnight: drivers walk out, and so must you',
      summary: 'Last tram from Harbour Gate at 23:52. After that it is shoes.',
      body: `Port Amsel's 1,100 tram drivers will strike from midnight after talks about toilets broke down.

It is toilets. The new timetable leaves four minutes at the end of the line. The nearest one at Mill Street is six minutes away, there and back.

"We're not asking for marble," said union secretary Vi Pomfret. "We're asking for eight minutes."`,
      bodyFormat: 'text',
      byline: 'Lenny Marchpane',
      topics: ['Trams', 'Strikes', 'Port Amsel'],
      section: 'politics',
      language: 'en',
    },
  },
  {
    key: 'tram-wire',
    publisher: 'Meridian Wire',
    event: 'amsel-tram-strike',
    expectedTopics: ['Trams', 'Strikes', 'Port Amsel', 'Transport'],
    story: {
      headline: 'Port Amsel tram drivers strike over breaks; 400,000 commuters affected',
      summary: 'The union wants eight minutes at each terminus instead of four.',
      body: `PORT AMSEL — Tram drivers in Port Amsel began an indefinite strike on Monday over breaks at the end of the line, halting all fourteen lines and leaving 400,000 daily passengers to walk, cycle or stay.

The tramway says that longer breaks would need 31 more trams. The union says that the present ones would need fewer repairs if their drivers were not in a hurry.

Talks resume on Wednesday.`,
      bodyFormat: 'text',
      byline: 'By Ada Vell, Port Amsel',
      topics: ['Trams', 'Strikes', 'Port Amsel'],
      section: 'politics',
      language: 'en',
    },
  },
  {
    key: 'tram-chronicle',
    publisher: 'The Amsel Chronicle',
    event: 'amsel-tram-strike',
    expectedTopics: ['Strikes', 'Port Amsel', 'Trams', 'Cities'],
    story: {
      headline: 'Day two without trams: the city discovers how small it is',
      summary: 'Harbour Gate to Mill Street takes 31 minutes by tram and, it turns out, 28 on foot.',
      body: `<p>On the second morning of the tram strike the pavements of Port Amsel were so full that the police directed walkers. Some had not seen the fish market from this side.</p>
<p>"I have lived on line 4 for twenty years and I thought that the hill was further away," said a bank clerk on Gutter Lane, holding her shoes.</p>
<p>The drivers' eight minutes have found friends. A collection at Mill Street has paid for a caravan with a lavatory, which stands at the terminus with a ribbon around it. The tramway has asked whether it has a permit.</p>`,
      bodyFormat: 'html',
      byline: 'Imogen Starkweather',
      topics: ['Strikes', 'Port Amsel', 'Trams', 'Cities'],
      section: 'politics',
      language: 'en',
    },
  },
  {
    key: 'tram-post-end',
    publisher: 'The Harbour Post',
    event: 'amsel-tram-strike',
    expectedTopics: ['Trams', 'Strikes', 'Port Amsel'],
    story: {
      headline: 'It’s a deal: trams back on Thursday with seven and a half minutes',
      summary: 'Each side says that the other gave the half.',
      body: `The trams are back. Drivers and the tramway shook hands at ten past two this morning on seven and a half minutes at the end of each line, and a lavatory at Mill Street by autumn.

First tram: 04:40, Thursday, from the depot. Vi Pomfret will drive it. "Slowly," she said.

The caravan is for sale. One careful owner.`,
      bodyFormat: 'text',
      byline: 'Lenny Marchpane',
      topics: ['Trams', 'Strikes', 'Port Amsel'],
      section: 'politics',
      language: 'en',
    },
  },
  {
    key: 'maresque-strike-2',
    publisher: 'Le Phare de Saint-Orban',
    event: 'maresque-ferry-strike',
    expectedTopics: ['Maresque', 'Strikes', 'Shipping', 'Ferries', 'Lighthouses', 'Odile Fauvergue'],
    story: {
      headline: 'Prime de brouillard : l’accord est signé, les bacs du Maresque reprennent vendredi',
      summary: 'Onze écus par nuit de brume. Reste à savoir qui décide qu’il y a de la brume.',
      body: `<p>Après quatre jours d'arrêt et une nuit de négociation, passeurs de bacs et gardiens de phare ont obtenu leur prime de brouillard : onze écus par nuit, versés dès la fin du mois.</p>
<p>Le dernier point d'achoppement fut la définition. Le ministère proposait un hygromètre. Les gardiens ont répondu qu'ils regardaient par la fenêtre depuis trois siècles. « Il y a brouillard quand on ne voit plus le ministère », a tranché Odile Fauvergue, selon deux participants.</p>
<p>Les bacs de l'estuaire de la Louvre-Noire reprendront vendredi à cinq heures, si le temps le permet.</p>`,
      bodyFormat: 'html',
      byline: 'Maëlle Courtepoint',
      topics: ['Maresque', 'Strikes', 'Shipping'],
      section: 'politics',
      language: 'fr',
    },
  },
  {
    key: 'maresque-strike-wire',
    publisher: 'Meridian Wire',
    event: 'maresque-ferry-strike',
    expectedTopics: ['Maresque', 'Strikes', 'Ferries', 'Lighthouses', 'Saint-Orban'],
    story: {
      headline: 'Lighthouse keepers join ferry strike in Maresque, halting estuary crossings',
      summary: 'Keepers and ferrymen want a fog allowance that was promised four years ago.',
      body: `SAINT-ORBAN — Lighthouse keepers in Maresque joined striking ferry crews on Tuesday, halting every crossing of the Louvre-Noire estuary for a second day. It is the first strike in the history of the keepers' union.

The strikers demand a fog allowance that was promised four years ago. Trade minister Odile Fauvergue meets both unions on Wednesday.

Ambulance boats and one mail ferry a day still run. The lights stay lit: that, the union said, was never in question.`,
      bodyFormat: 'text',
      byline: 'By Ines Calloway-Brand, Saint-Orban',
      topics: ['Maresque', 'Strikes', 'Ferries'],
      section: 'politics',
      language: 'en',
    },
  },
  {
    key: 'maresque-strike-ledger',
    publisher: 'Ledger & Tide',
    event: 'maresque-ferry-strike',
    expectedTopics: ['Strikes', 'Maresque', 'Trade', 'Food', 'Ferries', 'Apricots'],
    story: {
      headline: 'Maresque’s ferry strike leaves 4,000 tonnes of apricots on the wrong bank',
      summary: 'Each day costs growers about nine million. Jam makers are offering to help, at jam prices.',
      body: `The strike of ferry crews and lighthouse keepers in Maresque has stranded **4,000 tonnes of apricots** on the southern bank of the Louvre-Noire, growers said on Wednesday.

| Price, a kilo | Monday | Wednesday |
| --- | --- | --- |
| Fresh, northern bank | 3.10 | 5.60 |
| Fresh, southern bank | 2.90 | 1.15 |
| For jam | 0.80 | 0.80 |

"An apricot has about four days of patience," said grower Thibault Anselin. "I have three."`,
      bodyFormat: 'markdown',
      byline: 'Hedda Sorrel-Vane',
      topics: ['Strikes', 'Maresque', 'Trade', 'Food'],
      section: 'business',
      language: 'en',
    },
  },
];
