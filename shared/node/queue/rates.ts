/** How many minutes BullMQ keeps the number of jobs done in each, over all workers; operators see them as a plot. */
export const RATE_MINUTES = 60;

/** Has a BullMQ worker count its jobs by the minute. */
export const RATES = { maxDataPoints: RATE_MINUTES };
