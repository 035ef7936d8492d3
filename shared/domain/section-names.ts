import type { Section } from './story.ts';

/** The names of the sections for readers. */
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
