/** Redis names of the bare chain's queue and stream. */
export const CHAIN = { prefix: '{chain}', queue: 'chain', stream: '{chain}:wire' };
