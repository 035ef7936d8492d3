import type { DemoStory } from '../demo-story.ts';

/** The strait accord in the reports of other publishers. */
export const ACCORD_ABROAD: DemoStory[] = [
  {
    key: 'accord-gz',
    publisher: 'Grauwehrer Zeitung',
    event: 'corrow-accord',
    expectedTopics: [
      'Corrow-Straße',
      'Diplomatie',
      'Karsund',
      'Velloria',
      'Ilsa Corvane',
      'Eirik Sandvaal',
      'Treaties',
    ],
    story: {
      headline: 'Abkommen über die Corrow-Straße: elf Jahre Streit enden mit zwei Unterschriften',
      summary:
        'Vellorien und Karsund öffnen die Meerenge zum Monatsersten. Erlenmarks Brauereien rechnen mit billigerem Hopfen.',
      body: `<p>In der Hafenhalle von Kitewater haben Vellorien und Karsund am Montag das Abkommen unterzeichnet, das die Corrow-Straße nach elf Jahren wieder für Handelsschiffe öffnet. Ministerpräsidentin Ilsa Corvane und Premier Eirik Sandvaal tauschten danach die Füller; keiner der beiden schrieb.</p>
<p>Für das Binnenland Erlenmark ist die Straße fern und doch nah: Jeder dritte Hopfensack kam bisher über Kap Morne. „Vier Tage weniger auf See schmeckt man“, sagte der Brauer Eginhard Solm.</p>
<p>Nun sind die Parlamente am Zug. Beide haben neunzig Tage.</p>`,
      bodyFormat: 'html',
      byline: 'Von Albrecht Tonndorf',
      topics: ['Corrow-Straße', 'Diplomatie', 'Karsund'],
      section: 'world',
      language: 'de',
    },
  },
  {
    key: 'accord-post',
    publisher: 'The Harbour Post',
    event: 'corrow-accord',
    expectedTopics: ['Corrow Strait', 'Velloria', 'Shipping', 'Karsund', 'Food'],
    story: {
      headline: 'Strait ahead! What the Corrow deal means for your oranges',
      summary: 'Cheaper fruit by summer, more jobs on the quay, and no more Cape Morne.',
      body: `Eleven years, nine nights of talks, and it is done: the Corrow Strait is open. Post readers will notice it first in the fruit bowl.

An orange from Quenara spends four days less at sea. Grocers on Gutter Lane say a crown off the kilo by summer. The harbour wants 400 hands.

What did it take? Two pens, one kettle. Ours, it turns out, was the kettle that broke.`,
      bodyFormat: 'text',
      byline: 'Dot Gallowglass',
      topics: ['Corrow Strait', 'Velloria', 'Shipping'],
      section: 'world',
      language: 'en',
    },
  },
  {
    key: 'accord-radio',
    publisher: 'Halcyon Public Radio',
    event: 'corrow-accord',
    expectedTopics: ['Corrow Strait', 'Halcyon Islands', 'Diplomacy', 'Kitewater'],
    story: {
      headline: 'Kitewater, the morning after the Corrow accord: flags down, chairs stacked, kettle ordered',
      summary: 'The islands that lent the table have it back, with a burn.',
      body: `They have gone. The harbour hall smells of polish and other people's tobacco. Somebody has left an umbrella, and neither embassy will say whose.

The caretaker, Bert Ismay, let me sit at the table where Velloria and Karsund signed. There is a ring on it, from a cup. "That stays," he said. "That's the only thing they did together before Monday."`,
      bodyFormat: 'text',
      byline: 'Mairi Sandquist, Kitewater',
      topics: ['Corrow Strait', 'Halcyon Islands', 'Diplomacy'],
      section: 'world',
      language: 'en',
    },
  },
];
