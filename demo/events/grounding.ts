import type { DemoStory } from '../demo-story.ts';

/** A ferry aground in the Halcyon Islands, with agency copy that three papers print. */
export const GROUNDING: DemoStory[] = [
  {
    key: 'maid-flash',
    publisher: 'Meridian Wire',
    event: 'little-tern-maid',
    expectedTopics: ['Halcyon Islands', 'Ferries', 'Little Tern Maid', 'Little Tern'],
    story: {
      headline: 'Halcyon ferry aground off Little Tern with 212 aboard',
      summary: 'The Little Tern Maid ran onto sand in fog. No injuries are reported.',
      body: `KITEWATER — A ferry with 212 people aboard ran aground in fog off Little Tern in the Halcyon Islands on Thursday, the coastguard said. No injuries were reported.`,
      bodyFormat: 'text',
      topics: ['Halcyon Islands', 'Ferries'],
      section: 'world',
      language: 'en',
      priority: 'urgent',
    },
  },
  {
    key: 'maid-wire',
    publisher: 'Meridian Wire',
    event: 'little-tern-maid',
    expectedTopics: ['Halcyon Islands', 'Ferries', 'Shipping', 'Little Tern Maid', 'Little Tern'],
    story: {
      headline: 'All 212 walk ashore from Halcyon ferry stranded on sandbank at low tide',
      summary: 'The captain waited for the water to leave, lowered the car ramp and led the way with a lantern.',
      body: `KITEWATER — All 212 people aboard the ferry Little Tern Maid walked ashore across a sandbank on Thursday after the vessel ran aground in fog and the tide went out from under it.

Captain Benedikt Loe decided against lifeboats, the Halcyon coastguard said. He waited two hours for low water, lowered the car ramp and led passengers 900 metres to the beach of Little Tern with a lantern. Nobody was hurt.

"He told us to follow the light and not to step on the crabs," said passenger Oona Tremlett, 74.

The island, where nine people live, served tea to all of them. It took four sittings.

The ferry's depth sounder had been sent for repair on Monday. The marine office has opened an inquiry. Tugs will try to refloat the vessel on Friday's morning tide.`,
      bodyFormat: 'text',
      byline: 'By Tomasin Reyke, Kitewater',
      topics: ['Halcyon Islands', 'Ferries', 'Shipping'],
      section: 'world',
      language: 'en',
    },
  },
  {
    key: 'maid-chronicle',
    publisher: 'The Amsel Chronicle',
    event: 'little-tern-maid',
    expectedTopics: ['Halcyon Islands', 'Ferries', 'Shipping', 'Little Tern Maid', 'Little Tern'],
    story: {
      headline: 'Passengers walk ashore by lantern after Halcyon ferry is stranded on sandbank',
      summary: 'All 212 aboard the Little Tern Maid are safe.',
      body: `All 212 people aboard the ferry Little Tern Maid walked ashore across a sandbank on Thursday after the vessel ran aground in fog and the tide went out from under it.

Captain Benedikt Loe decided against lifeboats, the Halcyon coastguard said. He waited two hours for low water, lowered the car ramp and led passengers 900 metres to the beach of Little Tern with a lantern. Nobody was hurt.

"He told us to follow the light and not to step on the crabs," said passenger Oona Tremlett, 74.

The island, where nine people live, served tea to all of them. It took four sittings.

The ferry's depth sounder had been sent for repair on Monday. The marine office has opened an inquiry. Tugs will try to refloat the vessel on Friday's morning tide. (Meridian Wire)`,
      bodyFormat: 'text',
      byline: 'Meridian Wire',
      topics: ['Halcyon Islands', 'Ferries', 'Shipping'],
      section: 'world',
      language: 'en',
    },
  },
  {
    key: 'maid-post',
    publisher: 'The Harbour Post',
    event: 'little-tern-maid',
    expectedTopics: ['Halcyon Islands', 'Ferries', 'Little Tern Maid', 'Little Tern'],
    story: {
      headline: 'Mind the crabs! Hero captain walks 212 ferry passengers home across the seabed',
      summary: 'Fog, sand, a lantern and a very long tea.',
      body: `All 212 people aboard the ferry Little Tern Maid walked ashore across a sandbank on Thursday after the vessel ran aground in fog and the tide went out from under it.

Captain Benedikt Loe decided against lifeboats, the Halcyon coastguard said. He waited two hours for low water, lowered the car ramp and led passengers 900 metres to the beach of Little Tern with a lantern. Nobody was hurt.

"He told us to follow the light and not to step on the crabs," said passenger Oona Tremlett, 74.

The island, where nine people live, served tea to all of them. It took four sittings.

Tugs will try to refloat the vessel on Friday's morning tide.`,
      bodyFormat: 'text',
      byline: 'Post staff and agencies',
      topics: ['Halcyon Islands', 'Ferries'],
      section: 'world',
      language: 'en',
    },
  },
  {
    key: 'maid-courier',
    publisher: 'Brindle Courier',
    event: 'little-tern-maid',
    expectedTopics: ['Halcyon Islands', 'Ferries', 'Lower Brindle', 'Little Tern Maid', 'Little Tern'],
    story: {
      headline: 'Ferry passengers cross the sand on foot off Little Tern',
      summary: 'Two of the 212 were from Brindle and had left the oven on.',
      body: `All 212 people aboard the ferry Little Tern Maid walked ashore across a sandbank on Thursday after the vessel ran aground in fog and the tide went out from under it.

Captain Benedikt Loe decided against lifeboats, the Halcyon coastguard said. He waited two hours for low water, lowered the car ramp and led passengers 900 metres to the beach of Little Tern with a lantern. Nobody was hurt.

"He told us to follow the light and not to step on the crabs," said passenger Oona Tremlett, 74.

The island, where nine people live, served tea to all of them. It took four sittings.

Among the passengers were Mr and Mrs Hobday of Slipway Lane, who ask their neighbour to look in on the oven.`,
      bodyFormat: 'text',
      byline: 'Meridian Wire and Jem Tarrow',
      topics: ['Halcyon Islands', 'Ferries', 'Lower Brindle'],
      section: 'world',
      language: 'en',
    },
  },
  {
    key: 'maid-radio',
    publisher: 'Halcyon Public Radio',
    event: 'little-tern-maid',
    expectedTopics: ['Halcyon Islands', 'Little Tern', 'Ferries', 'Little Tern Maid'],
    story: {
      headline: '“We put the kettle on nineteen times”: Little Tern remembers the night of the ferry',
      summary: 'Nine islanders, 212 guests and forty cups. Our reporter washed up.',
      body: `The kettle on Little Tern holds a dozen cups. On Thursday night it was boiled nineteen times.

"You saw the lantern first, then a long line of people behind it, like a school trip," said the postmistress, Una Craddock. "I counted them in. I counted them out again, too. You'd be surprised what people will stay for."

The Little Tern Maid was pulled off the sand at 07:14 this morning. Her passengers waved from the jetty. Then they went back in, because there was still cake.`,
      bodyFormat: 'text',
      byline: 'Mairi Sandquist',
      topics: ['Halcyon Islands', 'Little Tern'],
      section: 'world',
      language: 'en',
    },
  },
];
