/** Every Redis key that is ours. Braces keep keys that are used together on one node of a cluster. */
export function redisKeys(prefix: string) {
  return {
    /** The wire's stream; a new feed is a new stream. */
    wire: (feedId: string) => `{${prefix}}:wire:${feedId}`,
    /** Readers reached, a field an event; a hash holds a thousand events. */
    delivered: (feedId: string, seq: number) => `{${prefix}}:delivered:${feedId}:${Math.floor(seq / 1_000)}`,
    /** Who fetches from a host at the moment: a sorted set of leases by their end. */
    fetching: (host: string) => `{${prefix}}:fetching:${host}`,
    /** What trends, as a JSON list. */
    trending: `{${prefix}}:trending`,
    /** What BullMQ puts before its own keys. */
    queuePrefix: `{${prefix}}:queue`,
  };
}
export type RedisKeys = ReturnType<typeof redisKeys>;
