/** A search of the past may look at this many events that do not match, */
export const LOOKED_MAX = 10_000;
/** and at this many more for each one that does. */
export const LOOKED_PER_MATCH = 10;
