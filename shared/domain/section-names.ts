import type { Section } from './story.ts';

/** How the desks are called, on screen and in pages. */
export const SECTION_NAMES = {
  world: 'World',
  politics: 'Politics',
  business: 'Business',
  technology: 'Technology',
  science: 'Science',
  health: 'Health',
  sport: 'Sport',
  culture: 'Culture',
  climate: 'Climate',
} as const satisfies Record<Section, string>;
