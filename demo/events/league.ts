import type { DemoStory } from '../demo-story.ts';

/** One Saturday of the Estuary League: two matches, and what one led to. */
export const LEAGUE: DemoStory[] = [
  {
    key: 'league-rovers',
    publisher: 'Touchline Daily',
    event: 'rovers-brindle-town',
    expectedTopics: ['Football', 'Estuary League', 'Amsel Rovers', 'Brindle Town', 'Lucien Mabillard'],
    story: {
      headline: 'Rovers 1, Brindle Town 1: Mabillard scores, and a dog clears off the line',
      summary: 'The equaliser came in the 88th minute. The dog came in the 63rd.',
      body: `<p>Lucien Mabillard scored on his first Saturday for Amsel Rovers, and for twenty-five minutes that was the story. Then Odhran Pike rounded the Brindle Town keeper, rolled the ball towards an empty net, and a spaniel got there first.</p>
<p>The rules are clear and unhelpful: a dog is an outside agent, and the referee drops the ball. Brindle Town cleared it. In the eighty-eighth minute Wilf Tansy, a postman on weekdays, headed in their equaliser.</p>
<p>The dog, Biscuit, was carried round the pitch.</p>`,
      bodyFormat: 'html',
      byline: 'Roxanne Tillerman',
      topics: ['Football', 'Estuary League', 'Amsel Rovers', 'Brindle Town'],
      section: 'sport',
      language: 'en',
    },
  },
  {
    key: 'league-rovers-post',
    publisher: 'The Harbour Post',
    event: 'rovers-brindle-town',
    expectedTopics: ['Football', 'Amsel Rovers', 'Brindle Town', 'Estuary League'],
    story: {
      headline: 'Paws for thought! Spaniel saves Brindle Town against the Rovers',
      summary: '1–1, and Rovers want it replayed. Without the dog.',
      body: `He cost nothing, he has four legs, and he did what no defender has done to the Rovers this season. Biscuit, 3, of Slipway Lane, cleared Odhran Pike's shot off the line as Brindle Town held the cup winners to 1–1.

Rovers have asked the league for a replay. Brindle Town have asked for Biscuit's registration form.`,
      bodyFormat: 'text',
      byline: 'Lenny Marchpane',
      topics: ['Football', 'Amsel Rovers', 'Brindle Town'],
      section: 'sport',
      language: 'en',
    },
  },
  {
    key: 'league-rovers-courier',
    publisher: 'Brindle Courier',
    event: 'rovers-brindle-town',
    expectedTopics: ['Lower Brindle', 'Football', 'Brindle Town', 'Amsel Rovers'],
    story: {
      headline: 'Biscuit’s owner apologises to Rovers, “but not very much”',
      summary: 'The spaniel slipped his lead for a sausage and stayed for the second half.',
      body: `Biscuit, the spaniel who kept Amsel Rovers out on Saturday, was back on Slipway Lane by nightfall and slept through the supper in his honour.

"I dropped the lead to pay for the sausage," said his owner, Enid Marrow, 70. "I've written to the Rovers to say sorry. But not very much."

Brindle Town's point is their first there since the ground had a stove.`,
      bodyFormat: 'text',
      byline: 'Minnow Pascoe',
      topics: ['Lower Brindle', 'Football', 'Brindle Town'],
      section: 'sport',
      language: 'en',
    },
  },
  {
    key: 'league-united',
    publisher: 'Touchline Daily',
    event: 'kitewater-hollen',
    expectedTopics: ['Football', 'Estuary League', 'Kitewater Mariners', 'Hollen Athletic'],
    story: {
      headline: 'Kitewater Mariners 4, Hollen Athletic 0: four headers, all into the wind',
      summary: 'The Mariners have worked out something about their own ground.',
      body: `At Kitewater the wind blows in from the sea end at all times, and visiting teams choose to play with it. Hollen Athletic did on Saturday and sent a dozen corners into the boats.

The Mariners, against it, simply hung the ball up and let it come back. Four headers, all by Ruari Teague, all from behind where he had expected it.

"We train with a kite," he said.`,
      bodyFormat: 'text',
      byline: 'Bastien Okonjo-Hale',
      topics: ['Football', 'Estuary League', 'Kitewater Mariners'],
      section: 'sport',
      language: 'en',
    },
  },
  {
    key: 'league-united-radio',
    publisher: 'Halcyon Public Radio',
    event: 'kitewater-hollen',
    expectedTopics: [
      'Football',
      'Kitewater Mariners',
      'Halcyon Islands',
      'Estuary League',
      'Hollen Athletic',
      'Ruari Teague',
    ],
    story: {
      headline: 'Teague’s four headers sink Hollen Athletic at a windy Kitewater',
      summary: 'The Mariners go third.',
      body: `Four–nil, and it might have been six if the ball had not blown away. Ruari Teague headed all four for the Mariners, who are third in the Estuary League tonight.

Hollen Athletic's goalkeeper said that he had kept his eye on the ball throughout. It was his hat that he lost.`,
      bodyFormat: 'text',
      byline: 'Callan Rusk',
      topics: ['Football', 'Kitewater Mariners', 'Halcyon Islands'],
      section: 'sport',
      language: 'en',
    },
  },
  {
    key: 'league-table-wire',
    publisher: 'Meridian Wire',
    event: 'kitewater-hollen',
    expectedTopics: ['Football', 'Estuary League', 'Kitewater Mariners', 'Hollen Athletic'],
    story: {
      headline: 'Estuary League: Kitewater Mariners 4, Hollen Athletic 0',
      summary: 'Scorer: Teague (12, 31, 58, 90).',
      body: `KITEWATER — Kitewater Mariners beat Hollen Athletic 4–0 in the Estuary League on Saturday. Ruari Teague scored all four goals (12, 31, 58, 90). Attendance: 6,210.`,
      bodyFormat: 'text',
      byline: 'By the sports desk',
      topics: ['Football', 'Estuary League'],
      section: 'sport',
      language: 'en',
    },
  },
];
