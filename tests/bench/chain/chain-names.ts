/** Where the bare chain keeps its jobs and its stream. */
export const CHAIN = { prefix: '{chain}', queue: 'chain', stream: '{chain}:wire' };
