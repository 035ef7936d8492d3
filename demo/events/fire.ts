import type { DemoStory } from '../demo-story.ts';

/** The forest fire at Brévannes. */
export const FIRE: DemoStory[] = [
  {
    key: 'feu-brevannes',
    publisher: 'Le Phare de Saint-Orban',
    event: 'brevannes-fire',
    expectedTopics: ['Incendies', 'Maresque', 'Brévannes'],
    story: {
      headline: 'Feu de forêt au-dessus de Brévannes : trois villages évacués',
      summary: 'Le vent d’est pousse les flammes vers la côte. Deux cents pompiers sont engagés.',
      body: `Un feu de pinède s'est déclaré jeudi vers quatorze heures au-dessus de Brévannes. Trois villages, soit 640 habitants, ont été évacués. Deux cents pompiers et quatre avions sont engagés.

Les vendanges de nuit sont suspendues. On ne signale aucun blessé.`,
      bodyFormat: 'text',
      byline: 'Maëlle Courtepoint',
      topics: ['Incendies', 'Maresque'],
      section: 'climate',
      language: 'fr',
      priority: 'urgent',
    },
  },
  {
    key: 'feu-brevannes-2',
    publisher: 'Le Phare de Saint-Orban',
    event: 'brevannes-fire',
    expectedTopics: ['Incendies', 'Maresque', 'Wine', 'Brévannes'],
    story: {
      headline: 'À Brévannes, les vignes ont arrêté le feu',
      summary: 'Irriguées la nuit, les parcelles ont servi de coupe-feu. Il manque quatre rangs à Hermine Aubespin.',
      body: `<p>Le feu a descendu la côte en une heure, mangé onze cents hectares de pins, et s'est arrêté vendredi à quatre heures du matin au quatrième rang d'une vigne.</p>
<p>« On avait arrosé la veille, pour la fraîcheur du raisin », dit Hermine Aubespin, dont la parcelle borde la pinède. « J'ai perdu quatre rangs. Le village n'a perdu que le sommeil. »</p>
<h2>Retour des habitants</h2>
<p>Les trois villages évacués ont rouvert à midi. Les pompiers surveillent les souches. Ils ont été payés, à leur demande, en raisin.</p>`,
      bodyFormat: 'html',
      byline: 'Maëlle Courtepoint et Gaspard Ollivon',
      topics: ['Incendies', 'Maresque', 'Wine'],
      section: 'climate',
      language: 'fr',
    },
  },
  {
    key: 'fire-wire',
    publisher: 'Meridian Wire',
    event: 'brevannes-fire',
    expectedTopics: ['Wildfires', 'Maresque', 'Brévannes'],
    story: {
      headline: 'Forest fire in Maresque forces 640 people from villages above Brévannes',
      summary: 'East wind drives flames towards the coast; four aircraft are at work.',
      body: `SAINT-ORBAN — A forest fire above Brévannes in Maresque forced 640 people from three villages on Thursday as an east wind drove it towards the coast.

Two hundred firefighters and four aircraft were at work. Nobody has been hurt. Vineyards stopped their night harvest.`,
      bodyFormat: 'text',
      byline: 'By Ines Calloway-Brand, Saint-Orban',
      topics: ['Wildfires', 'Maresque'],
      section: 'climate',
      language: 'en',
    },
  },
  {
    key: 'fire-wire-2',
    publisher: 'Meridian Wire',
    event: 'brevannes-fire',
    expectedTopics: ['Wildfires', 'Maresque', 'Wine', 'Brévannes', 'Fires'],
    story: {
      headline: 'Vineyards halt Maresque fire after it burns 1,100 hectares; villagers return',
      summary: 'Rows watered overnight stopped the flames at the edge of Brévannes.',
      body: `BRÉVANNES, Maresque — A fire that burned 1,100 hectares of pine was stopped on Friday by vineyards that had been watered the evening before, fire chiefs said, and the residents of three villages went home.

"We plan for roads and rivers," said commander Yves Lantier. "I shall now plan for grapes."

The cause is being examined. Updates with return of residents, commander.`,
      bodyFormat: 'text',
      byline: 'By Ines Calloway-Brand, Brévannes',
      topics: ['Wildfires', 'Maresque', 'Wine'],
      section: 'climate',
      language: 'en',
    },
  },
  {
    key: 'fire-radio',
    publisher: 'Halcyon Public Radio',
    event: 'brevannes-fire',
    expectedTopics: ['Wildfires', 'Halcyon Islands', 'Maresque', 'Brévannes', 'Kitewater'],
    story: {
      headline: 'Smoke from Maresque reaches Kitewater; washing best taken in',
      summary: 'It smells of resin and, say some, faintly of toast.',
      body: `If the sun looked like a peach this morning, that is Brévannes. Smoke from the forest fire in Maresque has crossed 200 kilometres of sea and lies over Kitewater.

The health office says that those with weak lungs should stay in. Everyone else should take in the washing.`,
      bodyFormat: 'text',
      byline: 'Callan Rusk',
      topics: ['Wildfires', 'Halcyon Islands'],
      section: 'climate',
      language: 'en',
    },
  },
  {
    key: 'fire-bulletin',
    publisher: 'Mean Low Water',
    event: 'brevannes-fire',
    expectedTopics: ['Wildfires', 'Smoke', 'Maresque', 'Brévannes', 'Forecasts'],
    story: {
      headline: 'Brévannes fire: where the smoke goes next',
      summary: 'North until Friday night, then out to sea.',
      body: `The plume from the **Brévannes** fire will drift north over the Halcyon Islands until Friday night. Then the wind backs west and takes it out to sea, where it will bother gannets.

Particles at Kitewater: 61 micrograms per cubic metre at nine, 48 at noon. Below 15 by Saturday.`,
      bodyFormat: 'markdown',
      byline: 'The duty forecaster',
      topics: ['Wildfires', 'Smoke', 'Maresque'],
      section: 'climate',
      language: 'en',
    },
  },
];
