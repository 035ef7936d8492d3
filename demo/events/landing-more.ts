import type { DemoStory } from '../demo-story.ts';

/** More of the comet, the vaccine and the cup. */
export const LANDING_MORE: DemoStory[] = [
  {
    key: 'kestrel-gz',
    publisher: 'Grauwehrer Zeitung',
    event: 'kestrel-landing',
    expectedTopics: ['Raumfahrt', 'Komet Hallow-Brandt', 'Karsund', 'Kestrel probe', 'Comets'],
    story: {
      headline: 'Sonde Kestrel landet auf Komet Hallow-Brandt – im zweiten Versuch',
      summary: 'Nach neun Jahren Flug hüpfte sie elf Minuten lang. Dann blieb sie.',
      body: `Um 3.44 Uhr Ortszeit meldete die Leitstelle in Hollenvik, die Sonde Kestrel stehe auf dem Kometen Hallow-Brandt. Sie hatte ihn um 3.33 Uhr schon einmal berührt und war wieder aufgestiegen.

„Sie steht aufrecht, und sie spricht“, sagte Flugleiterin Yrsa Holmqvane. Ein Bauteil stammt aus Grauwehr: die Federn in den Landebeinen. Der Hersteller legt Wert darauf, dass sie nicht schuld waren.`,
      bodyFormat: 'text',
      byline: 'Von Ludmilla Kranz',
      topics: ['Raumfahrt', 'Komet Hallow-Brandt', 'Karsund'],
      section: 'science',
      language: 'de',
    },
  },
  {
    key: 'kestrel-drill',
    publisher: 'Meridian Wire',
    event: 'kestrel-landing',
    expectedTopics: ['Kestrel probe', 'Comets', 'Space', 'Hallow-Brandt', 'Chemistry'],
    story: {
      headline: 'Kestrel probe drills 14 centimetres into comet and finds the same sweetness all the way down',
      summary: 'Sugars are no glaze, scientists in Hollenvik say.',
      body: `HOLLENVIK — The Kestrel probe drilled 14 centimetres into comet Hallow-Brandt on Saturday and found simple sugars in every sample, mission scientists said.

The result rules out that the traces measured after landing were a thin crust. The amounts, about ten times those in other comets, were confirmed.

The drill will now rest for a day, as planned. It has, the flight director said, earned it.`,
      bodyFormat: 'text',
      byline: 'By Tomasin Reyke, Hollenvik',
      topics: ['Kestrel probe', 'Comets', 'Space'],
      section: 'science',
      language: 'en',
    },
  },
  {
    key: 'kestrel-radio',
    publisher: 'Halcyon Public Radio',
    event: 'kestrel-landing',
    expectedTopics: ['Kestrel probe', 'Comets', 'Hallow-Brandt', 'Space'],
    story: {
      headline: 'The sound of a comet, eleven minutes long',
      summary: 'Hollenvik has sent us a recording from the Kestrel probe. We played it without talking.',
      body: `We do not often play eleven minutes of nothing. It is the sound in the legs of the Kestrel probe between its two landings on Hallow-Brandt: a hum, a tick, and a very long breath held by other people.

At the end there is a bump. Listeners have asked for it again.`,
      bodyFormat: 'text',
      byline: 'Callan Rusk',
      topics: ['Kestrel probe', 'Comets'],
      section: 'science',
      language: 'en',
    },
  },
  {
    key: 'vaccine-phare',
    publisher: 'Le Phare de Saint-Orban',
    event: 'marsh-fever-vaccine',
    expectedTopics: [
      'Fièvre des marais',
      'Vaccines',
      'Maresque',
      'Orvanta Biologics',
      'Velloria',
      'Marsh fever',
      'Vellorie',
    ],
    story: {
      headline: 'Fièvre des marais : le premier vaccin autorisé en Vellorie, le Maresque négocie',
      summary: 'Protection de 83 % sur deux saisons. Le Maresque et le Quenara veulent quatorze millions de doses.',
      body: `La Vellorie a autorisé jeudi le premier vaccin contre la fièvre des marais, qui touche chaque année quatre cent mille personnes autour de l'estuaire. Il a évité 83 % des cas au cours d'un essai de deux saisons.

Le Maresque négocie avec le laboratoire Orvanta, de concert avec le Quenara, l'achat de quatorze millions de doses. « Les moustiques, eux, ne négocient pas », rappelle le docteur Apolline Guerlesquin.`,
      bodyFormat: 'text',
      byline: 'Maëlle Courtepoint',
      topics: ['Fièvre des marais', 'Vaccines', 'Maresque'],
      section: 'health',
      language: 'fr',
    },
  },
  {
    key: 'vaccine-radio',
    publisher: 'Halcyon Public Radio',
    event: 'marsh-fever-vaccine',
    expectedTopics: ['Marsh fever', 'Vaccines', 'Saoirse Penhallow'],
    story: {
      headline: 'Marsh fever vaccine: your questions, and Dr Penhallow’s answers',
      summary: 'Does it hurt? “Like a parcel, when you’ve been waiting for it.”',
      body: `We asked for your questions about the marsh fever vaccine, and Dr Saoirse Penhallow answered from her boat.

Is it for the islands, too? We have the mosquito, so yes, from May. Does it hurt? "Like a parcel, when you've been waiting for it." Does it last? "Two seasons that we know of. Ask me in the third."`,
      bodyFormat: 'text',
      byline: 'Callan Rusk',
      topics: ['Marsh fever', 'Vaccines'],
      section: 'health',
      language: 'en',
    },
  },
  {
    key: 'cup-gz',
    publisher: 'Grauwehrer Zeitung',
    event: 'estuary-cup-final',
    expectedTopics: ['Fußball', 'Amsel Rovers', 'AS Saint-Orban', 'Tadeo Brannigan', 'Estuary Cup'],
    story: {
      headline: 'Neunzehn Elfmeter: Amsel Rovers gewinnen den Ästuarpokal gegen AS Saint-Orban',
      summary: 'Torwart Brannigan hält zwei und trifft zum 8:7.',
      body: `Die Amsel Rovers haben den Ästuarpokal gewonnen. Nach dem 2:2 gegen AS Saint-Orban brauchte es neunzehn Elfmeter; den letzten verwandelte Torwart Tadeo Brannigan zum 8:7.

Er hatte dem Gegner angekündigt, wohin er schießen werde. Der Gegner glaubte ihm nicht. In Grauwehr, wo man Torhütern glaubt, wäre der Ball gehalten worden.`,
      bodyFormat: 'text',
      byline: 'Von der Sportredaktion',
      topics: ['Fußball', 'Amsel Rovers', 'AS Saint-Orban'],
      section: 'sport',
      language: 'de',
    },
  },
  {
    key: 'cup-post',
    publisher: 'The Harbour Post',
    event: 'estuary-cup-final',
    expectedTopics: ['Amsel Rovers', 'Estuary Cup', 'Port Amsel', 'Football', 'Tadeo Brannigan'],
    story: {
      headline: 'Cup comes home on an open tram: 60,000 turn out for the Rovers',
      summary: 'Brannigan drove. He told them where he would turn, and turned there.',
      body: `Sixty thousand of you. We counted hats. The Amsel Rovers brought the Estuary Cup home on Sunday on an open tram, from the depot to Harbour Gate, with Tadeo Brannigan at the handle.

"I'll go left at the fountain," he shouted. He went left at the fountain. The roar was heard in Brindle.`,
      bodyFormat: 'text',
      byline: 'Lenny Marchpane',
      topics: ['Amsel Rovers', 'Estuary Cup', 'Port Amsel'],
      section: 'sport',
      language: 'en',
    },
  },
];
