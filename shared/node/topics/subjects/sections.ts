import type { Section } from '../../../domain/section.ts';

/**
 * The section of each root of IPTC's vocabulary, and of the branches that belong to another one than their root; null
 * for those that tell nothing of it.
 */
export const SECTION_OF: Readonly<Record<string, Section | null>> = {
  'arts, culture, entertainment and media': 'culture',
  'conflict, war and peace': 'world',
  'crime, law and justice': 'world',
  'disaster, accident and emergency incident': 'world',
  'natural disaster': 'climate',
  earthquake: 'world',
  'volcanic eruption': 'world',
  wildfire: 'climate',
  'economy, business and finance': 'business',
  'computing and information technology': 'technology',
  'social media': 'technology',
  'alternative energy': 'climate',
  transport: null,
  'shipping service': null,
  education: 'politics',
  environment: 'climate',
  health: 'health',
  'human interest': 'culture',
  labour: 'business',
  'labour relations': 'politics',
  unions: 'politics',
  'lifestyle and leisure': 'culture',
  politics: 'politics',
  defence: 'world',
  'international relations': 'world',
  'religion and belief': 'culture',
  'science and technology': 'science',
  'medical research': 'health',
  'technology and engineering': 'technology',
  society: 'politics',
  'social problem': 'world',
  sport: 'sport',
  weather: 'climate',
};
