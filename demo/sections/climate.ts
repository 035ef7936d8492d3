import type { DemoStory } from '../demo-story.ts';

/** Storm Wenna, reported by five publishers, and slower weather. */
export const CLIMATE_DESK: DemoStory[] = [
  {
    key: 'wenna-urgent',
    publisher: 'Meridian Wire',
    event: 'storm-wenna',
    expectedTopics: ['Storm Wenna', 'Halcyon Islands', 'Storms', 'Kitewater'],
    story: {
      headline: 'Storm Wenna strikes Halcyon Islands with 190 km/h winds; thousands in shelters',
      summary: 'Power is out on 29 of 41 islands. No deaths have been reported; eleven people are unaccounted for.',
      body: `<p>KITEWATER — Storm Wenna reached the Halcyon Islands before dawn on Friday with gusts of 190 kilometres an hour, tearing roofs from houses and cutting power to 29 of the 41 inhabited islands.</p>
<p>Some 14,000 people spent the night in schools and churches. No deaths have been reported, the islands' rescue service said; eleven people were unaccounted for, most of them crews of small boats.</p>
<ul><li>Ferries are suspended until Sunday.</li><li>Kitewater airport is closed; its windsock has been found on Little Tern.</li><li>Velloria and Karsund have each sent a ship, which will share a berth.</li></ul>
<p>The storm is moving north-east and is expected to weaken over cooler water.</p>`,
      bodyFormat: 'html',
      byline: 'By Tomasin Reyke, Kitewater',
      topics: ['Storm Wenna', 'Halcyon Islands', 'Storms'],
      section: 'climate',
      language: 'en',
      priority: 'urgent',
    },
    correction: {
      headline: 'Storm Wenna: all eleven missing found safe as Halcyon Islands count the damage',
      summary: 'Power is back on 12 of 41 islands. The last missing crew was found playing cards in a boathouse.',
    },
  },
  {
    key: 'wenna-chronicle',
    publisher: 'The Amsel Chronicle',
    event: 'storm-wenna',
    expectedTopics: ['Storm Wenna', 'Halcyon Islands', 'Storms', 'Architecture', 'Great Tern'],
    story: {
      headline: 'After Storm Wenna, the Halcyon Islands rebuild with round houses their grandparents drew',
      summary: 'On Great Tern every square house lost its roof. The seven old round ones lost a few tiles.',
      body: `<p>From the air, Great Tern after Storm Wenna looks like a lesson in geometry. Three hundred square houses have no roofs. Seven round ones, built before there was a road to bring straight timber, have lost some tiles.</p>
<p>"My grandmother's house has no corner for the wind to hold," said carpenter Lowell Teague, standing in it. "We laughed at it. We put the goats in it."</p>
<h2>Drawings in a biscuit tin</h2>
<p>The old builders' drawings have turned up in the parish office. They show a roof tied to its own floor by ropes that run through the walls.</p>
<p>The islands' government will pay for any house that is rebuilt round. There is, Teague says, one unsolved problem: nobody makes a curved wardrobe.</p>`,
      bodyFormat: 'html',
      byline: 'Osric Pellane, Great Tern',
      topics: ['Storm Wenna', 'Halcyon Islands', 'Storms', 'Architecture'],
      section: 'climate',
      language: 'en',
    },
  },
  {
    key: 'wenna-understory',
    publisher: 'Understory',
    event: 'storm-wenna',
    expectedTopics: ['Storm Wenna', 'Halcyon Islands', 'Storms', 'Oceans', 'Global warming'],
    story: {
      headline: 'Why Storm Wenna grew so fast over the Halcyon Islands: the sea was warm a long way down',
      summary: 'Most storms stir up cold water and starve. Under Wenna there was none to stir.',
      body: `A storm lives on warm water and usually kills itself: it churns the sea, cold water rises, and the meal is over. **Storm Wenna** churned and churned, and the sea stayed warm.

Instruments moored off the Halcyon Islands show water of 27 degrees down to *ninety* metres, twice as deep as in an average autumn. Wenna's winds rose from 110 to 190 km/h in eighteen hours.

## Was it the climate?

Partly, and with a number: models run with and without warming suggest that a warm layer this deep has become about four times more likely.

## Can it be forecast?

Better than it was. Three floats gave two days' notice. "There should be thirty," said oceanographer Callum Inverdale. "A float costs as much as a good bus shelter."`,
      bodyFormat: 'markdown',
      byline: 'Piers Ravensgate',
      topics: ['Storm Wenna', 'Halcyon Islands', 'Storms', 'Oceans'],
      section: 'climate',
      language: 'en',
    },
  },
  {
    key: 'wenna-courier',
    publisher: 'Brindle Courier',
    event: 'storm-wenna',
    expectedTopics: ['Storm Wenna', 'Halcyon Islands', 'Lower Brindle', 'Storms', 'Lifeboats', 'Saoirse Penhallow'],
    story: {
      headline: 'Brindle lifeboat sails for the Halcyon Islands with soup, rope and a doctor after Storm Wenna',
      summary: 'The crew of six left on the evening tide. The soup was made in the parish hall, between buckets.',
      body: `The Brindle lifeboat left for the Halcyon Islands on Friday's evening tide with a crew of six, two tonnes of rope and 300 litres of soup, to help after Storm Wenna.

Dr Saoirse Penhallow, who worked on the islands for nine years, went with them. Her surgery will open again when she does. "They're my old patients," she said. "They will have been brave and not told anyone that it hurts."

Soup was made in the parish hall by a rota of forty. The roof held, mostly.

Blankets can be left at the chandlery until Monday. Please, no more tinned pears.`,
      bodyFormat: 'text',
      byline: 'Jem Tarrow',
      topics: ['Storm Wenna', 'Halcyon Islands', 'Lower Brindle', 'Storms'],
      section: 'climate',
      language: 'en',
    },
  },
  {
    key: 'wenna-ledger',
    publisher: 'Ledger & Tide',
    event: 'storm-wenna',
    expectedTopics: ['Storm Wenna', 'Halcyon Islands', 'Insurance', 'Markets', 'Anchor Mutual'],
    story: {
      headline: 'Storm Wenna to cost insurers 900 million crowns, most of it in the Halcyon Islands',
      summary: 'A bond that pays out when the wind passes 185 km/h will pay for the first roofs by Wednesday.',
      body: `Storm Wenna will cost insurers about 900 million crowns, Anchor Mutual estimated on Saturday, two thirds of it in the Halcyon Islands.

The islands will see the first money within days. Their *wind bond*, sold to investors four years ago, pays 120 million crowns as soon as an agreed instrument measures gusts above 185 km/h. It measured 190 before it blew away.

"There is nothing to assess," said Corvin Estable of Anchor Mutual. "The anemometer has filed the claim."

Holders of the bond lose their stake. They had earned 9 per cent a year for hoping otherwise.`,
      bodyFormat: 'markdown',
      byline: 'Seraphine Doule',
      topics: ['Storm Wenna', 'Halcyon Islands', 'Insurance', 'Markets'],
      section: 'business',
      language: 'en',
    },
  },
  {
    key: 'glacier-name',
    publisher: 'Understory',
    event: 'glacier-name',
    expectedTopics: ['Glaciers', 'Drovany', 'Global warming'],
    story: {
      headline: 'Drovany buries its smallest glacier, with a brass band',
      summary: 'The Little Sister had been ice for 6,000 years. It is now, officially, a patch of snow.',
      body: `<p>At 2,800 metres above Mirovetz, in front of two hundred people and a brass band in mittens, the Little Sister was declared dead on Sunday. A glacier must be thick enough to move. It has not moved for two years.</p>
<p>Glaciologist Radoslav Temnik, who has measured it since he was a student, read out its length at the end of every decade. The last number was nought.</p>
<blockquote><p>"It fed one stream, one mill and one song," he said. "We have kept the song."</p></blockquote>
<p>Drovany has eleven glaciers left. By mid-century, Temnik's own figures say, it will have four.</p>`,
      bodyFormat: 'html',
      byline: 'Linnea Marchbanks',
      topics: ['Glaciers', 'Drovany', 'Global warming'],
      section: 'climate',
      language: 'en',
    },
  },
  {
    key: 'tidal-power',
    publisher: 'Ledger & Tide',
    event: 'tidal-power',
    expectedTopics: ['Corrow Strait', 'Energy', 'Tidal power', 'Karsund', 'Velloria', 'Treaties'],
    story: {
      headline: 'Corrow Strait tides could power two countries, if the accord holds',
      summary: 'Engineers who were not allowed to measure the current for eleven years have started to measure it.',
      body: `<p>Four times a day, 90 million tonnes of water squeeze through the Corrow Strait. Nobody has been able to put a turbine in it, because nobody could agree whose water it was.</p>
<p>With the accord signed, the utilities of Velloria and Karsund have asked permission for a joint survey. A first plant of 400 megawatts, beside Gannet Rock, might cost 2.2 billion crowns and supply 600,000 homes.</p>
<p>"The tide is the only power station that publishes its timetable a century ahead," said Torvald Renn of Karsund Kraft.</p>
<p>Fishing crews want the blades to turn slowly. Porpoises, the survey notes, have not been asked.</p>`,
      bodyFormat: 'html',
      byline: 'Hedda Sorrel-Vane',
      topics: ['Corrow Strait', 'Energy', 'Tidal power', 'Karsund', 'Velloria'],
      section: 'climate',
      language: 'en',
    },
  },
  {
    key: 'phare-vignes',
    publisher: 'Le Phare de Saint-Orban',
    event: 'phare-vignes',
    expectedTopics: ['Maresque', 'Wine', 'Global warming', 'Heat'],
    story: {
      headline: 'Les vignerons du Maresque vendangent la nuit pour échapper à la chaleur',
      summary: 'À la lampe frontale, entre minuit et cinq heures, la récolte se fait plus tôt chaque année.',
      body: `<p>À deux heures du matin, la côte de Brévannes ressemble à un village descendu dans ses vignes : trois cents lampes frontales, des voix basses, le claquement des sécateurs.</p>
<p>On vendange désormais la nuit. À midi, le raisin sort de la parcelle à trente-quatre degrés et commence à fermenter dans la benne. « À trois heures du matin, il en fait quinze, et nous aussi », dit la vigneronne Hermine Aubespin.</p>
<p>La récolte a débuté dix-neuf jours plus tôt qu'il y a trente ans. Les vendangeurs sont payés double, et soupent à l'aube : soupe à l'oignon, puis au lit.</p>`,
      bodyFormat: 'html',
      byline: 'Maëlle Courtepoint',
      topics: ['Maresque', 'Wine', 'Global warming', 'Heat'],
      section: 'climate',
      language: 'fr',
    },
  },
  {
    key: 'city-trees',
    publisher: 'The Amsel Chronicle',
    event: 'city-trees',
    expectedTopics: ['Trees', 'Port Amsel', 'Heat', 'Cities', 'Parks'],
    story: {
      headline: 'Port Amsel gives every street tree a house number, and the letters arrive',
      summary: 'The city wanted reports of dry soil. It also got 4,000 love letters and one proposal of marriage.',
      body: `<p>When the parks department of Port Amsel gave its 61,000 street trees an address each, it hoped that people would report dry soil. "Please water me" was the expected message. The lime at 14 Gutter Lane received a sonnet.</p>
<h2>What the letters say</h2>
<p>About half report something useful: a broken stake, a leaking hydrant, ants. The others are addressed to the tree. Gardeners answer those too, in the first person, on wet days.</p>
<h2>What it changed</h2>
<p>Deaths among young trees fell by 40 per cent in the first dry summer, because neighbours carried water. Streets with more letters were, by August, up to two degrees cooler than those with none.</p>
<p>The proposal was for the owner of the window behind the plane at 3 Harbour Gate. She has written back.</p>`,
      bodyFormat: 'html',
      byline: 'Imogen Starkweather',
      topics: ['Trees', 'Port Amsel', 'Heat', 'Cities'],
      section: 'climate',
      language: 'en',
    },
  },
];
