import type { DemoStory } from '../demo-story.ts';

/** The Verado earthquake, and bulletins of others in the same words. */
export const EARTHQUAKES: DemoStory[] = [
  {
    key: 'verado-bulletin',
    publisher: 'Mean Low Water',
    event: 'verado-earthquake',
    expectedTopics: ['Earthquakes', 'Quenara', 'Verado'],
    story: {
      headline: 'Earthquake of magnitude 6.1, 14 km west of Verado, Quenara',
      summary: 'Depth 22 km. No tsunami is expected.',
      body: `Magnitude: 6.1. Region: 14 km west of Verado, Quenara. Depth: 22 km. Origin time: 04:51 local. Felt by: 1,140 reports so far. Tsunami: none expected.

This bulletin is written by a machine and read by a person afterwards.`,
      bodyFormat: 'text',
      topics: ['Earthquakes', 'Quenara'],
      section: 'science',
      language: 'en',
      priority: 'urgent',
    },
  },
  {
    key: 'verado-flash',
    publisher: 'Meridian Wire',
    event: 'verado-earthquake',
    expectedTopics: ['Quenara', 'Verado', 'Earthquakes'],
    story: {
      headline: 'Strong earthquake shakes Verado in Quenara; buildings damaged',
      body: `SOLAYA — A strong earthquake shook the city of Verado in inland Quenara before dawn on Monday. Witnesses spoke of damaged buildings and a great deal of salt in the air.`,
      bodyFormat: 'text',
      topics: ['Quenara', 'Verado'],
      section: 'world',
      language: 'en',
      priority: 'flash',
    },
  },
  {
    key: 'verado-update',
    publisher: 'Meridian Wire',
    event: 'verado-earthquake',
    expectedTopics: ['Quenara', 'Verado', 'Earthquakes', 'Railways'],
    story: {
      headline: 'Verado earthquake injures 31; night railway holds as city sleeps in its carriages',
      summary: 'The magnitude 6.1 quake damaged 400 houses. The new sleeper trains have become a hotel.',
      body: `<p>VERADO — An earthquake of magnitude 6.1 injured 31 people and damaged some 400 houses in the Quenaran city of Verado on Monday, but killed nobody, the interior ministry said.</p>
<p>The quake struck at 04:51, fourteen kilometres to the west. Most of the city's houses are of salt brick, which crumbles slowly and, residents said, politely.</p>
<p>The new night railway, on its basalt piles, was inspected and reopened by noon. Three sleeper trains have been parked at Verado station, and 1,600 people will spend the night in them. Breakfast is included.</p>`,
      bodyFormat: 'html',
      byline: 'By Ines Calloway-Brand, Verado',
      topics: ['Quenara', 'Verado', 'Earthquakes', 'Railways'],
      section: 'world',
      language: 'en',
      priority: 'urgent',
    },
    correction: {
      headline: 'Verado earthquake injures 34; night railway holds as city sleeps in its carriages',
      summary:
        'The magnitude 6.1 quake damaged 400 houses. The new sleeper trains have become a hotel. (Corrected: 34 people were injured, not 31.)',
    },
  },
  {
    key: 'verado-phare',
    publisher: 'Le Phare de Saint-Orban',
    event: 'verado-earthquake',
    expectedTopics: ['Quenara', 'Earthquakes', 'Verado', 'Railways'],
    story: {
      headline: 'Séisme de magnitude 6,1 à Verado : 31 blessés, aucun mort',
      summary: 'Les habitants dorment dans les wagons-lits du nouveau train de nuit.',
      body: `Un séisme de magnitude 6,1 a secoué lundi avant l'aube la ville de Verado, au Quenara. Trente et une personnes ont été blessées, quatre cents maisons endommagées ; on ne déplore aucun mort.

La brique de sel, dont la ville est bâtie, s'effrite sans se rompre. Mille six cents habitants passeront la nuit dans les trains-couchettes rangés en gare. Saint-Orban envoie deux équipes et, à la demande du maire, des balais.`,
      bodyFormat: 'text',
      byline: 'Anselme Tourvieille',
      topics: ['Quenara', 'Earthquakes'],
      section: 'world',
      language: 'fr',
    },
  },
  {
    key: 'verado-understory',
    publisher: 'Understory',
    event: 'verado-earthquake',
    expectedTopics: ['Earthquakes', 'Verado', 'Materials', 'Quenara'],
    story: {
      headline: 'Why the Verado earthquake spared its old town: salt bricks forgive',
      summary: 'Engineers have long recommended replacing them. They are asking for the report back.',
      body: `<p>Concrete carries a load until it does not. Salt brick, the stuff of old Verado, complains for hours beforehand, and on Monday that may have saved lives.</p>
<h2>A wall that gives</h2>
<p>Each brick is a mass of small crystals in clay. Shaken, they slide a little and lock again. "It is a terrible material that fails in the right order," said structural engineer Paloma Iriarte.</p>
<p>Of 400 damaged houses only nine collapsed, all of them modern. A ministry plan to replace the old walls by next year has been "set aside for reflection".</p>`,
      bodyFormat: 'html',
      byline: 'Linnea Marchbanks',
      topics: ['Earthquakes', 'Verado', 'Materials'],
      section: 'science',
      language: 'en',
    },
  },
  {
    key: 'verado-radio',
    publisher: 'Halcyon Public Radio',
    event: 'verado-earthquake',
    expectedTopics: ['Verado', 'Quenara', 'Earthquakes', 'Railways'],
    story: {
      headline: 'Verado, the morning after: breakfast in carriage nine',
      summary: 'Our correspondent slept, a little, on the train that went nowhere.',
      body: `At six there was a knock, and a steward asked whether I would like to be woken. Nobody in carriage nine had slept. We had been counting the small ones.

There were twenty-three aftershocks in the night. At each of them the whole train said "oh", quite quietly, from end to end.

Then there was coffee, and bread, and a woman with a broom who was going to look at her house.`,
      bodyFormat: 'text',
      byline: 'Callan Rusk, Verado',
      topics: ['Verado', 'Quenara'],
      section: 'world',
      language: 'en',
    },
  },
  {
    key: 'quake-cape-morne',
    publisher: 'Mean Low Water',
    event: 'quake-cape-morne',
    expectedTopics: ['Earthquakes', 'Cape Morne'],
    story: {
      headline: 'Earthquake of magnitude 4.3, 60 km south of Cape Morne',
      summary: 'Depth 10 km. No tsunami is expected.',
      body: `Magnitude: 4.3. Region: 60 km south of Cape Morne. Depth: 10 km. Origin time: 11:07 local. Felt by: 6 reports so far, two of them from one ship. Tsunami: none expected.

This bulletin is written by a machine and read by a person afterwards.`,
      bodyFormat: 'text',
      topics: ['Earthquakes'],
      section: 'science',
      language: 'en',
    },
  },
  {
    key: 'quake-mirovetz',
    publisher: 'Mean Low Water',
    event: 'quake-mirovetz',
    expectedTopics: ['Earthquakes', 'Drovany', 'Mirovetz'],
    story: {
      headline: 'Earthquake of magnitude 3.9, 8 km north of Mirovetz, Drovany',
      summary: 'Depth 5 km. No tsunami is expected; Drovany has no coast.',
      body: `Magnitude: 3.9. Region: 8 km north of Mirovetz, Drovany. Depth: 5 km. Origin time: 19:22 local. Felt by: 210 reports so far, and one brass band. Tsunami: none expected.

This bulletin is written by a machine and read by a person afterwards.`,
      bodyFormat: 'text',
      topics: ['Earthquakes', 'Drovany'],
      section: 'science',
      language: 'en',
    },
  },
];
