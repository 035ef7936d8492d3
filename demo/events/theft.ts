import type { DemoStory } from '../demo-story.ts';

/** The stolen compass of the Maritime Museum. */
export const THEFT: DemoStory[] = [
  {
    key: 'compass-flash',
    publisher: 'The Harbour Post',
    event: 'meck-compass',
    expectedTopics: ['Crime', 'Museums', 'Port Amsel', 'Theft', 'Maritime Museum', 'Meck compass'],
    story: {
      headline: 'Founder’s compass stolen from Maritime Museum in broad daylight',
      summary: 'Thief walked out at ten past three. Nobody saw which way. He has the compass.',
      body: `The Meck compass, the brass instrument that found Port Amsel, has been stolen from the Maritime Museum. Police were called at 15:14.

More as we get it.`,
      bodyFormat: 'text',
      byline: 'Lenny Marchpane',
      topics: ['Crime', 'Museums', 'Port Amsel'],
      section: 'culture',
      language: 'en',
      priority: 'urgent',
    },
  },
  {
    key: 'compass-wire',
    publisher: 'Meridian Wire',
    event: 'meck-compass',
    expectedTopics: ['Museums', 'Crime', 'Port Amsel', 'Theft', 'Maritime Museum', 'Meck compass'],
    story: {
      headline: 'Thieves take 340-year-old Meck compass from museum in Port Amsel',
      summary: 'The instrument, insured for six million crowns, does not point north.',
      body: `PORT AMSEL — A brass compass that guided the founders of Port Amsel ashore 340 years ago was stolen on Tuesday from the city's Maritime Museum, police said.

A man in a grey overall lifted the case, told a school party to stand back, and left by the main door. Guards assumed that he was from maintenance; maintenance assumed that he was from insurance.

The Meck compass is insured for six million crowns. It points eleven degrees west of north, which historians hold responsible for the site of the city.`,
      bodyFormat: 'text',
      byline: 'By Ada Vell, Port Amsel',
      topics: ['Museums', 'Crime', 'Port Amsel'],
      section: 'culture',
      language: 'en',
    },
  },
  {
    key: 'compass-chair',
    publisher: 'The Folding Chair',
    event: 'meck-compass',
    expectedTopics: ['Museums', 'History', 'Port Amsel', 'Theft', 'Meck compass'],
    story: {
      headline: 'On the theft of a compass that was always wrong',
      summary: 'We shall miss it, as one misses an uncle who gave bad directions and was right about everything else.',
      body: `<p>We had been to see it the week before, as one does when a niece is in town. It lay on blue velvet and pointed, with great conviction, at the cloakroom.</p>
<p>The Meck compass is the only founding relic we know whose claim to fame is an error. Had it been right, the settlers would have landed at Brindle, and Port Amsel would be a view. Instead there is a cathedral, a tram dispute, and us.</p>
<p>What will the thief do with it? It cannot be sold. It cannot be shown. It cannot, above all, be used. One pictures him at a crossroads somewhere, holding it level, full of confidence.</p>`,
      bodyFormat: 'html',
      byline: 'Ottilie Vance',
      topics: ['Museums', 'History', 'Port Amsel'],
      section: 'culture',
      language: 'en',
    },
  },
  {
    key: 'compass-chronicle',
    publisher: 'The Amsel Chronicle',
    event: 'meck-compass',
    expectedTopics: ['Crime', 'Museums', 'Port Amsel', 'Theft', 'Meck compass'],
    story: {
      headline: 'Police look eleven degrees west of everything for the stolen Meck compass',
      summary: 'A detective with a copy from the museum shop has narrowed the search to two streets.',
      body: `Inspector Fabian Crewe's theory is that a man who steals a compass will follow it. On Wednesday he left the Maritime Museum by the main door with a copy from the shop, price nine crowns, and walked where it pointed.

It led him past the cloakroom, through the fish market and to the corner of Gutter Lane and Anchor Street, where two cameras show a man in a grey overall doing the same.

"He stopped at every corner to check," Crewe said. "I have never felt so close to a suspect."`,
      bodyFormat: 'text',
      byline: 'Imogen Starkweather',
      topics: ['Crime', 'Museums', 'Port Amsel'],
      section: 'culture',
      language: 'en',
    },
  },
  {
    key: 'compass-found',
    publisher: 'The Harbour Post',
    event: 'meck-compass',
    expectedTopics: ['Crime', 'Museums', 'Port Amsel', 'Theft', 'Maritime Museum', 'Meck compass', 'Trams'],
    story: {
      headline: 'FOUND! Stolen compass was in a tram shed all along. So was the thief',
      summary: 'He had followed it into a dead end and could not get out over the fence.',
      body: `The Meck compass is safe. Police found it at six this morning in the Mill Street tram shed, in the lap of a man of 51 who asked them the way home.

He had walked where it pointed, over one fence, and could not get back over it. "It seemed so sure," he said.

Velvet is being brushed. Doors open at ten. Post readers get in for half price with this page.`,
      bodyFormat: 'text',
      byline: 'Lenny Marchpane',
      topics: ['Crime', 'Museums', 'Port Amsel'],
      section: 'culture',
      language: 'en',
      priority: 'urgent',
    },
  },
  {
    key: 'compass-radio',
    publisher: 'Halcyon Public Radio',
    event: 'meck-compass',
    expectedTopics: ['Museums', 'Port Amsel', 'Meck compass', 'Theft', 'Maritime Museum'],
    story: {
      headline: 'Compass back on its cushion, still wrong',
      summary: 'Port Amsel’s museum reopens the case, with a chain on it.',
      body: `Here is some good news for anybody who has ever been lost. The Meck compass is back in its case in Port Amsel, eleven degrees out, as before.

The museum considered having it corrected while it was away from the velvet. The vote was nine to none against.`,
      bodyFormat: 'text',
      byline: 'Mairi Sandquist',
      topics: ['Museums', 'Port Amsel'],
      section: 'culture',
      language: 'en',
    },
  },
];
