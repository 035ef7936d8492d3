/** Every Redis key that is ours. Braces keep keys that are used together on one node of a cluster. */
export function redisKeys(prefix: string) {
  return {
    /** The wire's stream; a new feed is a new stream. */
    wire: (feedId: string) => `{${prefix}}:wire:${feedId}`,
    /** Readers reached, a field an event; a hash holds a thousand events. */
    delivered: (feedId: string, seq: number) => `{${prefix}}:delivered:${feedId}:${Math.floor(seq / 1_000)}`,
    /** Who fetches from a host at the moment: a sorted set of leases by their end. */
    fetching: (host: string) => `{${prefix}}:fetching:${host}`,
    /** What stands before the name of whoever is counted. */
    rateLimit: (what: string, counted: string, seconds: number) => `{${prefix}}:limit:${what}:${counted}:${seconds}`,
    /** Servers that count readers: a sorted set by the time until which their numbers hold. */
    audiences: `{${prefix}}:audiences`,
    /** One server's readers: a hash from story to readers; the empty field is all of them. */
    audience: (server: string) => `{${prefix}}:audience:${server}`,
    /** Servers and workers as they announced themselves last: a hash by id. */
    members: `{${prefix}}:members`,
    /** There as long as this one lives. */
    alive: (id: string) => `{${prefix}}:alive:${id}`,
    /** There until the next canary is due. */
    canaryTurn: `{${prefix}}:canary-turn`,
    /** What trends, as a JSON list. */
    trending: `{${prefix}}:trending`,
    /** What BullMQ puts before its own keys. */
    queuePrefix: `{${prefix}}:queue`,
  };
}
export type RedisKeys = ReturnType<typeof redisKeys>;
