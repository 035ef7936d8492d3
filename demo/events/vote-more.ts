import type { DemoStory } from '../demo-story.ts';

/** More of the fall of the Corvane government. */
export const VOTE_MORE: DemoStory[] = [
  {
    key: 'confidence-flash',
    publisher: 'Meridian Wire',
    event: 'corvane-falls',
    expectedTopics: ['Velloria', 'Parliament', 'Ilsa Corvane'],
    story: {
      headline: 'Velloria’s government loses confidence vote',
      body: `PORT AMSEL — The government of Vellorian Prime Minister Ilsa Corvane lost a vote of confidence in parliament on Wednesday night.`,
      bodyFormat: 'text',
      topics: ['Velloria', 'Parliament'],
      section: 'politics',
      language: 'en',
      priority: 'flash',
    },
  },
  {
    key: 'confidence-post',
    publisher: 'The Harbour Post',
    event: 'corvane-falls',
    expectedTopics: ['Ilsa Corvane', 'Elections', 'Velloria', 'Parliament'],
    story: {
      headline: 'Out by two: Corvane falls and takes your spring with her',
      summary: 'There will be an election. There will be leaflets.',
      body: `She beat Karsund. She beat the kettle. She could not beat a canal. Ilsa Corvane is out by 151 votes to 149, and the country votes within six weeks.

Bram Oskerby, whose motion did it, was seen at midnight eating a fish supper on Harbour Gate. Vinegar, no salt. He declined to say what he would do about the canal. So did the fish.`,
      bodyFormat: 'text',
      byline: 'Lenny Marchpane',
      topics: ['Ilsa Corvane', 'Elections', 'Velloria'],
      section: 'politics',
      language: 'en',
    },
  },
  {
    key: 'confidence-phare',
    publisher: 'Le Phare de Saint-Orban',
    event: 'corvane-falls',
    expectedTopics: ['Velloria', 'Elections', 'Ilsa Corvane', 'Parliament', 'Tessen canal', 'Bram Oskerby', 'Vellorie'],
    story: {
      headline: 'Vellorie : Ilsa Corvane renversée à deux voix près, l’accord de Corrow en suspens',
      summary: 'La motion sur le canal de la Tessen l’emporte par 151 voix contre 149. Élections avant six semaines.',
      body: `<p>Il s'en est fallu de quatre chaises vides. Mercredi soir, le gouvernement d'Ilsa Corvane a perdu la confiance de la chambre par 151 voix contre 149.</p>
<p>La motion de Bram Oskerby tenait en une phrase, sur le coût du canal de la Tessen. La présidente de séance a fait recompter. Le total n'a pas bougé.</p>
<p>À Saint-Orban, l'on s'inquiète surtout du détroit : un gouvernement démissionnaire ne ratifie rien.</p>`,
      bodyFormat: 'html',
      byline: 'Odilon Marchepied, à Port Amsel',
      topics: ['Velloria', 'Elections', 'Ilsa Corvane'],
      section: 'politics',
      language: 'fr',
    },
  },
  {
    key: 'confidence-gz',
    publisher: 'Grauwehrer Zeitung',
    event: 'corvane-falls',
    expectedTopics: ['Vellorien', 'Ilsa Corvane', 'Parlament', 'Elections', 'Tessen canal', 'Bram Oskerby'],
    story: {
      headline: 'Regierung Corvane stürzt über einen Kanal',
      summary: 'Mit 151 zu 149 Stimmen entzieht das Parlament in Port Amsel der Ministerpräsidentin das Vertrauen.',
      body: `Das vellorische Parlament hat Ministerpräsidentin Ilsa Corvane am Mittwochabend mit 151 zu 149 Stimmen das Vertrauen entzogen. Anlass war der Tessenkanal, dessen Kosten sich verdoppelt haben.

Gewählt wird binnen 42 Tagen. Bis dahin bleibt Corvane geschäftsführend im Amt und darf nichts unterschreiben, was ihren Nachfolger bindet. Den Füller aus Kitewater hat sie noch.`,
      bodyFormat: 'text',
      byline: 'Von Albrecht Tonndorf',
      topics: ['Vellorien', 'Ilsa Corvane', 'Parlament'],
      section: 'politics',
      language: 'de',
    },
  },
];
