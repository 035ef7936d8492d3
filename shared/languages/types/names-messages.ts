/** Written by `node scripts/message-types.mjs` from the English catalogue. */
export interface NamesMessages {
  section: {
    world: string;
    politics: string;
    business: string;
    technology: string;
    science: string;
    health: string;
    sport: string;
    culture: string;
    climate: string;
  };
}
