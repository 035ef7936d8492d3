import type { DemoStory } from './demo-story.ts';
import { BUSINESS_DESK } from './desks/business.ts';
import { CLIMATE_DESK } from './desks/climate.ts';
import { CULTURE_DESK } from './desks/culture.ts';
import { HEALTH_DESK } from './desks/health.ts';
import { POLITICS_DESK } from './desks/politics.ts';
import { SCIENCE_DESK } from './desks/science.ts';
import { SPORT_DESK } from './desks/sport.ts';
import { TECHNOLOGY_DESK } from './desks/technology.ts';
import { WORLD_DESK } from './desks/world.ts';

/** Every story of the demo newsroom, desk by desk. */
export const DEMO_STORIES: DemoStory[] = [
  ...WORLD_DESK,
  ...POLITICS_DESK,
  ...BUSINESS_DESK,
  ...TECHNOLOGY_DESK,
  ...SCIENCE_DESK,
  ...HEALTH_DESK,
  ...SPORT_DESK,
  ...CULTURE_DESK,
  ...CLIMATE_DESK,
];
