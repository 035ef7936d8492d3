/** The invented houses of the demo newsroom. */
export const DEMO_PUBLISHERS = [
  { name: 'The Amsel Chronicle', url: 'https://amsel-chronicle.example/' },
  { name: 'Meridian Wire', url: 'https://meridian-wire.example/' },
  { name: 'Soldered', url: 'https://soldered.example/' },
  { name: 'Understory', url: 'https://understory.example/' },
  { name: 'Brindle Courier', url: 'https://brindle-courier.example/' },
  { name: 'Touchline Daily', url: 'https://touchline-daily.example/' },
  { name: 'Ledger & Tide', url: 'https://ledger-and-tide.example/' },
  { name: 'Le Phare de Saint-Orban', url: 'https://phare-saint-orban.example/' },
] as const satisfies { name: string; url: string }[];

export type DemoPublisherName = (typeof DEMO_PUBLISHERS)[number]['name'];
