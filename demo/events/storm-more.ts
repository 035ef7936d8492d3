import type { DemoStory } from '../demo-story.ts';

/** More of Storm Wenna: the warning, the night, the count. */
export const STORM_MORE: DemoStory[] = [
  {
    key: 'wenna-warning',
    publisher: 'Mean Low Water',
    event: 'storm-wenna',
    expectedTopics: ['Storm Wenna', 'Storms', 'Halcyon Islands', 'Forecasts'],
    story: {
      headline: 'Storm warning, highest level: Wenna to reach Halcyon Islands before dawn on Friday',
      summary: 'Gusts of 180 km/h or more. Sea state: do not ask.',
      body: `Storm Wenna has deepened faster than any since this bulletin began, and will cross the Halcyon Islands between three and six on Friday morning. Gusts of 180 km/h, waves of eleven metres, tide two metres above the tables.

Boats up. Shutters to. If your house has corners, go to one that has not.`,
      bodyFormat: 'text',
      byline: 'The duty forecaster',
      topics: ['Storm Wenna', 'Storms', 'Halcyon Islands'],
      section: 'climate',
      language: 'en',
      priority: 'urgent',
    },
  },
  {
    key: 'wenna-radio-night',
    publisher: 'Halcyon Public Radio',
    event: 'storm-wenna',
    expectedTopics: ['Storm Wenna', 'Halcyon Islands', 'Storms'],
    story: {
      headline: 'We are on the emergency mast and we shall stay here: Storm Wenna, two in the morning',
      summary: 'Shelters are open in every school. Stay away from windows. Keep this station on.',
      body: `This is Halcyon Public Radio on the emergency mast. Storm Wenna is over Great Tern. The wind at Kitewater was 171 a minute ago.

If you are in a school, stay there. If you are at home, put the mattress against the window and yourself against the mattress. We will read the names of the shelters, and then some music, and then the names again.`,
      bodyFormat: 'text',
      byline: 'Mairi Sandquist',
      topics: ['Storm Wenna', 'Halcyon Islands'],
      section: 'climate',
      language: 'en',
      priority: 'urgent',
    },
  },
  {
    key: 'wenna-radio-morning',
    publisher: 'Halcyon Public Radio',
    event: 'storm-wenna',
    expectedTopics: ['Storm Wenna', 'Halcyon Islands', 'Storms'],
    story: {
      headline: 'After the storm: we read out who is safe, and it took all morning',
      summary: 'The list had 14,106 names. Nobody asked us to stop.',
      body: `At eight we began to read the names of those who had reached a shelter from Storm Wenna. People rang in to add some. A man on Outer Skerry rang to say that he was on the list and that it was pronounced differently.

At ten past one we came to the last eleven, the crews. We read them as missing. At four we read them again, as found, and then we played the shipping forecast, because they had asked for it.`,
      bodyFormat: 'text',
      byline: 'Mairi Sandquist',
      topics: ['Storm Wenna', 'Halcyon Islands'],
      section: 'climate',
      language: 'en',
    },
  },
  {
    key: 'wenna-phare',
    publisher: 'Le Phare de Saint-Orban',
    event: 'storm-wenna',
    expectedTopics: ['Storm Wenna', 'Storms', 'Maresque', 'Halcyon Islands', 'Saint-Orban', 'Tempête Wenna'],
    story: {
      headline: 'Tempête Wenna : les îles Halcyon comptent les toits, Saint-Orban envoie des charpentiers',
      summary: 'Vingt-neuf îles sans courant, aucun mort. Le Maresque dépêche soixante artisans.',
      body: `La tempête Wenna a frappé vendredi les îles Halcyon avec des rafales de 190 km/h, arrachant les toits de centaines de maisons et privant de courant vingt-neuf des quarante et une îles habitées. Aucun décès n'est à déplorer.

Saint-Orban envoie soixante charpentiers par le bac de nuit. « On nous demande des toits ronds », dit le contremaître Loïc Penhars. « On apprendra sur le bateau. »`,
      bodyFormat: 'text',
      byline: 'Anselme Tourvieille',
      topics: ['Storm Wenna', 'Storms', 'Maresque'],
      section: 'climate',
      language: 'fr',
    },
  },
  {
    key: 'wenna-gz',
    publisher: 'Grauwehrer Zeitung',
    event: 'storm-wenna',
    expectedTopics: ['Sturm Wenna', 'Halcyon-Inseln', 'Storms'],
    story: {
      headline: 'Sturm Wenna trifft die Halcyon-Inseln mit 190 km/h, alle Vermissten gerettet',
      summary: 'Die letzten wurden in einem Bootshaus gefunden, beim Kartenspiel.',
      body: `Der Sturm Wenna hat auf den Halcyon-Inseln Hunderte Dächer abgedeckt und 29 von 41 bewohnten Inseln vom Strom getrennt. Tote gab es nicht.

Elf Vermisste, zumeist Bootsbesatzungen, sind wohlauf. Die letzten vier fand man in einem Bootshaus beim Kartenspiel. Sie baten darum, die Runde zu beenden.`,
      bodyFormat: 'text',
      byline: 'Von Ludmilla Kranz',
      topics: ['Sturm Wenna', 'Halcyon-Inseln'],
      section: 'climate',
      language: 'de',
    },
  },
];
