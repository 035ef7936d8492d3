/**
 * All our Redis keys. In a cluster, keys with the same text in their first braces are on one node, which whatever
 * touches several keys at once needs. Other keys have empty braces, which count for nothing: each has a node of its own.
 */
export function redisKeys(prefix: string) {
  const key = (rest: string): string => keyOf(prefix, rest);
  return {
    /** The wire's stream; a new wire has a new stream. */
    wire: (wireId: string) => key(`wire:${wireId}`),
    /** Readers reached, one field per event; a hash covers a thousand events. */
    delivered: (wireId: string, seq: number) => key(`delivered:${wireId}:${Math.floor(seq / 1_000)}`),
    /** A story's readings: a hash from revision to how many opened it first, or were told of it. */
    readings: (storyId: string) => key(`readings:${storyId}`),
    /** Who fetches a page of a host, and until when the host is left alone: a sorted set of leases by their end. */
    page: (host: string) => key(`page:${host}`),
    /** `what` names the limit, `counted` the client being counted. */
    rateLimit: (what: string, counted: string, seconds: number) => key(`limit:${what}:${counted}:${seconds}`),
    /** What a code or challenge stands for, until it is used. */
    singleUse: (what: string, hash: string) => key(`single-use:${what}:${hash}`),
    /** Servers that count readers: a sorted set by the time their numbers expire. */
    audiences: key('audiences'),
    /** One server's readers: a hash from story to reader count; the empty field is the total. */
    audience: (server: string) => key(`audience:${server}`),
    /** The latest announcements of servers and workers: a hash by id. */
    members: key('members'),
    /** Exists as long as this member is alive. */
    alive: (id: string) => key(`alive:${id}`),
    /** What a server is asked about whom a story would reach: a list of questions. */
    reachQuestions: (server: string) => key(`reach-questions:${server}`),
    /** The answers to a question: a hash by server. */
    reachAnswers: (id: string) => key(`reach-answers:${id}`),
    /** Who has a draft open: a hash from window to person. */
    draftEditors: (publisherId: string, draftId: string) => key(`draft-editors:${publisherId}:${draftId}`),
    /** Exists until the next canary is due. */
    canaryTurn: key('canary-turn'),
    /** The trending topics, as a JSON list. */
    trending: key('trending'),
    /** Words that may become topics, as a JSON list. */
    topicCandidates: key('topic-candidates'),
    /** The prefix of BullMQ's own keys of a queue. */
    queuePrefix: (queue: string) => `${prefix}:{${tagOf(`queue:${queue}`)}}:queue`,
    /** Written by whoever wants to know whether writing is allowed. */
    startCheck: key('start-check'),
    /** How far the keys of an older version were taken over; see `adopt-old-keys.ts`. */
    layout: key('layout'),
  };
}
export type RedisKeys = ReturnType<typeof redisKeys>;

/** The key with this name behind the installation's prefix and its tag. */
export function keyOf(prefix: string, rest: string): string {
  return `${prefix}:{${tagOf(rest)}}:${rest}`;
}

/** What begins all keys of an installation, and no others. */
export function keysOf(prefix: string): string {
  return `${prefix}:{`;
}

/** What began all keys up to version 0.1, when an installation had one place in a cluster. */
export function oldKeysOf(prefix: string): string {
  return `{${prefix}}:`;
}

function tagOf(rest: string): string {
  const [group = '', name = ''] = rest.split(':', 2);
  if (group === 'queue') return `queue:${name}`;
  if (group === 'audiences' || group === 'audience') return 'audience';
  return group === 'members' || group === 'alive' ? 'members' : '';
}
