/** All our Redis keys. Braces keep keys that are used together on one node of a cluster. */
export function redisKeys(prefix: string) {
  return {
    /** The wire's stream; a new wire has a new stream. */
    wire: (wireId: string) => `{${prefix}}:wire:${wireId}`,
    /** Readers reached, one field per event; a hash covers a thousand events. */
    delivered: (wireId: string, seq: number) => `{${prefix}}:delivered:${wireId}:${Math.floor(seq / 1_000)}`,
    /** Who fetches a page of a host, and until when the host is left alone: a sorted set of leases by their end. */
    page: (host: string) => `{${prefix}}:page:${host}`,
    /** `what` names the limit, `counted` the client being counted. */
    rateLimit: (what: string, counted: string, seconds: number) => `{${prefix}}:limit:${what}:${counted}:${seconds}`,
    /** Servers that count readers: a sorted set by the time their numbers expire. */
    audiences: `{${prefix}}:audiences`,
    /** One server's readers: a hash from story to reader count; the empty field is the total. */
    audience: (server: string) => `{${prefix}}:audience:${server}`,
    /** The latest announcements of servers and workers: a hash by id. */
    members: `{${prefix}}:members`,
    /** Exists as long as this member is alive. */
    alive: (id: string) => `{${prefix}}:alive:${id}`,
    /** Exists until the next canary is due. */
    canaryTurn: `{${prefix}}:canary-turn`,
    /** The trending topics, as a JSON list. */
    trending: `{${prefix}}:trending`,
    /** Words that may become topics, as a JSON list. */
    topicCandidates: `{${prefix}}:topic-candidates`,
    /** The prefix of BullMQ's own keys. */
    queuePrefix: `{${prefix}}:queue`,
  };
}
export type RedisKeys = ReturnType<typeof redisKeys>;
