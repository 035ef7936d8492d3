/** The invented publishers of the demo; the last one speaks for the demo itself and has no site. */
export const DEMO_PUBLISHERS = [
  {
    name: 'The Amsel Chronicle',
    url: 'https://amsel-chronicle.example/',
    description: 'Port Amsel’s paper of record since the second harbour wall.',
  },
  {
    name: 'Meridian Wire',
    url: 'https://meridian-wire.example/',
    description: 'The agency: short, early, and copied by everyone.',
  },
  { name: 'Soldered', url: 'https://soldered.example/', description: 'Technology, taken apart and put back together.' },
  {
    name: 'Understory',
    url: 'https://understory.example/',
    description: 'Science and the living world, one careful claim at a time.',
  },
  {
    name: 'Brindle Courier',
    url: 'https://brindle-courier.example/',
    description: 'Everything that happens in Lower Brindle, and some things that do not.',
  },
  {
    name: 'Touchline Daily',
    url: 'https://touchline-daily.example/',
    description: 'Sport from the touchline, in all weathers.',
  },
  {
    name: 'Ledger & Tide',
    url: 'https://ledger-and-tide.example/',
    description: 'Business, markets and shipping on the Corrow Strait.',
  },
  {
    name: 'Le Phare de Saint-Orban',
    url: 'https://phare-saint-orban.example/',
    description: 'Le quotidien du Maresque, entre deux brumes.',
  },
  {
    name: 'The Harbour Post',
    url: 'https://harbour-post.example/',
    description: 'Loud, local and first at the scene.',
  },
  {
    name: 'Grauwehrer Zeitung',
    url: 'https://grauwehrer-zeitung.example/',
    description: 'Nachrichten aus Erlenmark und von weiter flussabwärts.',
  },
  {
    name: 'The Folding Chair',
    url: 'https://folding-chair.example/',
    description: 'Essays and reviews for people who sit down to read.',
  },
  {
    name: 'Halcyon Public Radio',
    url: 'https://halcyon-radio.example/',
    description: 'The islands’ voice, from Kitewater.',
  },
  {
    name: 'Mean Low Water',
    url: 'https://mean-low-water.example/',
    description: 'Tides, weather and tremors, by instruments.',
  },
  { name: 'Newswire demo', url: null, description: 'The invented newsroom of this demo.' },
] as const satisfies { name: string; url: string | null; description: string }[];

export type DemoPublisherName = (typeof DEMO_PUBLISHERS)[number]['name'];
