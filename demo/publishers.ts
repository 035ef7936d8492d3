/** The invented publishers of the demo; the last one speaks for the demo itself and has no site. */
export const DEMO_PUBLISHERS = [
  { name: 'The Amsel Chronicle', url: 'https://amsel-chronicle.example/' },
  { name: 'Meridian Wire', url: 'https://meridian-wire.example/' },
  { name: 'Soldered', url: 'https://soldered.example/' },
  { name: 'Understory', url: 'https://understory.example/' },
  { name: 'Brindle Courier', url: 'https://brindle-courier.example/' },
  { name: 'Touchline Daily', url: 'https://touchline-daily.example/' },
  { name: 'Ledger & Tide', url: 'https://ledger-and-tide.example/' },
  { name: 'Le Phare de Saint-Orban', url: 'https://phare-saint-orban.example/' },
  { name: 'The Harbour Post', url: 'https://harbour-post.example/' },
  { name: 'Grauwehrer Zeitung', url: 'https://grauwehrer-zeitung.example/' },
  { name: 'The Folding Chair', url: 'https://folding-chair.example/' },
  { name: 'Halcyon Public Radio', url: 'https://halcyon-radio.example/' },
  { name: 'Mean Low Water', url: 'https://mean-low-water.example/' },
  { name: 'Newswire demo', url: null },
] as const satisfies { name: string; url: string | null }[];

export type DemoPublisherName = (typeof DEMO_PUBLISHERS)[number]['name'];
