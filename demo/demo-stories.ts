import type { DemoStory } from './demo-story.ts';
import { ACCORD_ABROAD } from './events/accord-abroad.ts';
import { CENTRAL_BANKS } from './events/banks.ts';
import { BREACH } from './events/breach.ts';
import { COURTS } from './events/courts.ts';
import { EARTHQUAKES } from './events/earthquakes.ts';
import { FIRE } from './events/fire.ts';
import { FLOODS } from './events/floods.ts';
import { FOLLOW_UPS } from './events/follow-ups.ts';
import { GROUNDING } from './events/grounding.ts';
import { LANDING_MORE } from './events/landing-more.ts';
import { LEAGUE } from './events/league.ts';
import { OUTAGE_MORE } from './events/outage-more.ts';
import { RECALL } from './events/recall.ts';
import { STORM_MORE } from './events/storm-more.ts';
import { STRIKES } from './events/strikes.ts';
import { THEFT } from './events/theft.ts';
import { VOTE_MORE } from './events/vote-more.ts';
import { BULLETINS } from './sections/bulletins.ts';
import { BUSINESS_DESK } from './sections/business.ts';
import { CLIMATE_DESK } from './sections/climate.ts';
import { CULTURE_DESK } from './sections/culture.ts';
import { CURIOSITIES } from './sections/curiosities.ts';
import { ERLENMARK } from './sections/erlenmark.ts';
import { FAREWELL } from './sections/farewell.ts';
import { HEALTH_DESK } from './sections/health.ts';
import { POLITICS_DESK } from './sections/politics.ts';
import { SCIENCE_DESK } from './sections/science.ts';
import { SINGLES } from './sections/singles.ts';
import { SPORT_DESK } from './sections/sport.ts';
import { TECHNOLOGY_DESK } from './sections/technology.ts';
import { WORLD_DESK } from './sections/world.ts';

/** All stories of the demo newsroom, by desk. */
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
  ...ACCORD_ABROAD,
  ...CENTRAL_BANKS,
  ...BREACH,
  ...COURTS,
  ...EARTHQUAKES,
  ...FIRE,
  ...FLOODS,
  ...FOLLOW_UPS,
  ...GROUNDING,
  ...LANDING_MORE,
  ...LEAGUE,
  ...OUTAGE_MORE,
  ...RECALL,
  ...STORM_MORE,
  ...STRIKES,
  ...THEFT,
  ...VOTE_MORE,
  ...BULLETINS,
  ...CURIOSITIES,
  ...ERLENMARK,
  ...SINGLES,
  ...FAREWELL,
];
