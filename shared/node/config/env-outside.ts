import type { EnvRow } from './env-row.ts';

/** What Newswire fetches from outside, and by what it is known there. */
export const OUTSIDE_ENV = {
  NEWSWIRE_ALLOW_NETWORKS: {
    type: 'networks',
    help: 'Private networks (CIDRs, separated by commas) that the feed reader may enter, on any port; none when empty.',
  },
  NEWSWIRE_WEBHOOK_NETWORKS: {
    type: 'networks',
    help: 'Private networks (CIDRs, separated by commas) in which webhooks may have their receivers, on any port; none when empty.',
  },
  NEWSWIRE_FETCH_PORTS: {
    type: 'ports',
    default: '80,443',
    help: 'Ports, separated by commas, that feeds, hubs and webhooks may use on public addresses.',
  },
  NEWSWIRE_FETCH_SECONDS: {
    type: 'integer',
    default: '20',
    min: 1,
    max: 300,
    help: 'Longest time that fetching one feed may take, redirects included.',
  },
  NEWSWIRE_FEED_MIN_SECONDS: {
    type: 'integer',
    default: '300',
    min: 1,
    max: 86_400,
    help: 'Shortest pause between two polls of a feed that has no interval of its own.',
  },
  NEWSWIRE_FEED_MAX_SECONDS: {
    type: 'integer',
    default: '86400',
    min: 1,
    max: 31_536_000,
    help: 'Longest pause between two polls of a feed that has no interval of its own.',
  },
  NEWSWIRE_FEEDS_PER_HOST: {
    type: 'integer',
    default: '2',
    min: 1,
    max: 100,
    help: 'Feeds of one host that all workers together fetch at once.',
  },
  NEWSWIRE_PUBLIC_URL: {
    type: 'address',
    help: 'Address under which the world reaches this server; feeds with a WebSub hub are then pushed instead of polled.',
  },
  NEWSWIRE_WEBSUB_HUB: {
    type: 'address',
    help: 'WebSub hub that is told of new stories and that the feeds name; needs `NEWSWIRE_PUBLIC_URL`.',
  },
  NEWSWIRE_PUSH_SUBJECT: {
    type: 'address',
    help: 'Address (`mailto:` or `https:`) at which push services can reach you; the public one when empty. Without either, no notifications are offered.',
  },
  NEWSWIRE_PUSH_HOSTS: {
    type: 'hosts',
    help: 'Push services besides those of the browsers, separated by commas: `push.example.org`, `*.example.org`, or an origin such as `https://push.example.org:8443`.',
  },
  NEWSWIRE_PUSH_NETWORKS: {
    type: 'networks',
    help: 'Private networks (CIDRs, separated by commas) in which the services of `NEWSWIRE_PUSH_HOSTS` may stand; none when empty.',
  },
  NEWSWIRE_EMBED_ORIGINS: {
    type: 'origins',
    help: 'Sites (origins, separated by commas) whose pages may embed a live column or open a socket; `*` for all, none when empty.',
  },
} as const satisfies Record<string, EnvRow>;
