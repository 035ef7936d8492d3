import type { DemoStory } from '../demo-story.ts';

/** More of the Nimbral outage: first word, the end, other languages and the law. */
export const OUTAGE_MORE: DemoStory[] = [
  {
    key: 'nimbral-flash',
    publisher: 'Meridian Wire',
    event: 'nimbral-outage',
    expectedTopics: ['Velloria', 'Nimbral', 'Outages', 'Cloud computing', 'Payments'],
    story: {
      headline: 'Card payments and trams fail across Velloria; cloud company Nimbral reports fault',
      body: `PORT AMSEL — Card payments, tram tickets and many websites failed across Velloria on Tuesday morning. The cloud company Nimbral said that it was looking into a fault. It said so by telephone.`,
      bodyFormat: 'text',
      topics: ['Velloria', 'Nimbral', 'Outages'],
      section: 'technology',
      language: 'en',
      priority: 'urgent',
    },
  },
  {
    key: 'nimbral-end',
    publisher: 'Meridian Wire',
    event: 'nimbral-outage',
    expectedTopics: ['Nimbral', 'Outages', 'Velloria', 'Cloud computing', 'Payments'],
    story: {
      headline: 'Nimbral restores service after four hours; central bank says no payment was lost',
      summary: 'All six data halls were back at 11:31. Trams began to charge at noon.',
      body: `PORT AMSEL — Nimbral, Velloria's largest cloud company, restored its service at 11:31 on Tuesday after an outage of four hours and nineteen minutes that had stopped banks, trams and bakeries.

No payment was lost, the central bank said; 1.3 million were late. Nimbral promised a full report. Its status page, which returned last, said that everything had been normal throughout.`,
      bodyFormat: 'text',
      byline: 'By Ada Vell, Port Amsel',
      topics: ['Nimbral', 'Outages', 'Velloria'],
      section: 'technology',
      language: 'en',
    },
  },
  {
    key: 'nimbral-post',
    publisher: 'The Harbour Post',
    event: 'nimbral-outage',
    expectedTopics: ['Nimbral', 'Outages', 'Port Amsel', 'Payments'],
    story: {
      headline: 'No card, no tram, no buns: the Nimbral outage in Post readers’ own words',
      summary: '“I paid the hairdresser in plums.”',
      body: `We asked how you got through the four hours of the Nimbral outage. You wrote. On paper, some of you.

- "I paid the hairdresser in plums." (Ros, Mill Street)
- "Rode line 4 end to end, free. Lovely. Never seen the depot." (Alf, 80)
- "My oven stopped at 230 degrees and stayed there. Best loaf I ever made." (a baker, who asks us not to say)`,
      bodyFormat: 'text',
      byline: 'Lenny Marchpane',
      topics: ['Nimbral', 'Outages', 'Port Amsel'],
      section: 'technology',
      language: 'en',
    },
  },
  {
    key: 'nimbral-gz',
    publisher: 'Grauwehrer Zeitung',
    event: 'nimbral-outage',
    expectedTopics: ['Nimbral', 'Cloud-Computing', 'Vellorien', 'Outages'],
    story: {
      headline: 'Vier Stunden ohne Wolke: Nimbral-Ausfall legt Vellorien lahm',
      summary: 'Banken, Straßenbahnen und Backöfen standen still. Auch die Statusseite.',
      body: `Ein Ausfall beim Cloud-Anbieter Nimbral hat am Dienstagvormittag in Vellorien Kartenzahlungen, Straßenbahnen und mindestens zwei Bäckereiketten lahmgelegt. Nach gut vier Stunden lief der Betrieb wieder.

Die Störung meldete das Unternehmen durch einen Zettel an der eigenen Tür, weil auch die Statusseite ausgefallen war. In Grauwehr, wo die Stadtkasse noch einen Schrank hat, blieb man ruhig.`,
      bodyFormat: 'text',
      byline: 'Von Ludmilla Kranz',
      topics: ['Nimbral', 'Cloud-Computing', 'Vellorien'],
      section: 'technology',
      language: 'de',
    },
  },
];
