import type { DemoStory } from '../demo-story.ts';

/** The same headline every day: forecasts and tides. */
export const BULLETINS: DemoStory[] = [
  {
    key: 'forecast-amsel',
    publisher: 'Mean Low Water',
    event: 'forecast-amsel',
    expectedTopics: ['Weather', 'Port Amsel', 'Forecasts'],
    story: {
      headline: 'Weather forecast for Port Amsel: rain at first, then longer rain',
      body: `Port Amsel: rain by eight, heavier by noon, dry between 15:10 and 15:25. Wind south-west 4 to 5. High 14 degrees. Washing: no.`,
      bodyFormat: 'text',
      topics: ['Weather'],
      section: 'climate',
      language: 'en',
    },
  },
  {
    key: 'forecast-halcyon',
    publisher: 'Mean Low Water',
    event: 'forecast-halcyon',
    expectedTopics: ['Weather', 'Halcyon Islands', 'Forecasts'],
    story: {
      headline: 'Weather forecast for the Halcyon Islands: wind, easing to breeze, easing to talk of wind',
      body: `Halcyon Islands: wind west 6, falling to 4. Showers on the western skerries. Visibility good. High 12 degrees. Washing: with four pegs.`,
      bodyFormat: 'text',
      topics: ['Weather', 'Halcyon Islands'],
      section: 'climate',
      language: 'en',
    },
  },
  {
    key: 'forecast-maresque',
    publisher: 'Mean Low Water',
    event: 'forecast-maresque',
    expectedTopics: ['Weather', 'Maresque', 'Forecasts'],
    story: {
      headline: 'Weather forecast for Maresque: fog until the ministry says otherwise',
      body: `Maresque: fog on the Louvre-Noire until ten, then sun. Inland dry and hot, 31 degrees at Brévannes. Fire danger: high. Washing: yes, quickly.`,
      bodyFormat: 'text',
      topics: ['Weather', 'Maresque'],
      section: 'climate',
      language: 'en',
    },
  },
  {
    key: 'neap-tides',
    publisher: 'Mean Low Water',
    event: 'neap-tides',
    expectedTopics: ['Tides', 'Oceans', 'Brindle Head', 'Gannet Rock'],
    story: {
      headline: 'The lowest tide of the year will uncover a road that nobody is allowed to use',
      summary:
        'For forty minutes on Thursday one can walk from Brindle Head to Gannet Rock. The coastguard would rather that one did not.',
      body: `At 06:12 on Thursday the sea off Brindle Head will stand **31 centimetres below chart datum**, the lowest of the year, and for forty minutes the old pilgrims' causeway to Gannet Rock will be above water.

It is 2.1 kilometres long. A brisk walker needs 26 minutes. That leaves fourteen, in which one can admire the rock, and not return.

The coastguard has put up a sign. It is under water until 06:02.`,
      bodyFormat: 'markdown',
      byline: 'The duty tide clerk',
      topics: ['Tides', 'Oceans'],
      section: 'climate',
      language: 'en',
    },
  },
];
