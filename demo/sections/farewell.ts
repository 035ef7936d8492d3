import type { DemoStory } from '../demo-story.ts';

/** The end of the demo. */
export const FAREWELL: DemoStory[] = [
  {
    key: 'demo-over',
    publisher: 'Newswire demo',
    event: 'demo-over',
    expectedTopics: ['Newswire', 'Demo'],
    story: {
      headline: 'The demo is over: that was the last of the invented news',
      summary: 'No place, person or firm in it exists. The wire stays open, and the next story is yours.',
      body: `This newsroom has nothing left to report. It wrote for an hour, and it does not repeat itself. What it published stays until you remove it.

- **Publish a story of your own:** \`newswire publish story.json\`, or the publishers' desk.
- **Follow real publishers:** \`newswire feed add https://example.org/feed\`.
- **See the demo again:** \`newswire demo\` plays it from its beginning on an empty wire of its own, which is thrown away afterwards.`,
      bodyFormat: 'markdown',
      byline: 'The newsroom',
      topics: ['Newswire', 'Demo'],
      section: 'technology',
      language: 'en',
    },
  },
];
