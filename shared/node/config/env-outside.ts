import type { EnvRow } from './env-row.ts';

/** Variables for outgoing requests and the public address. */
export const OUTSIDE_ENV = {
  NEWSWIRE_ALLOW_NETWORKS: {
    type: 'networks',
    help: 'Private networks (CIDRs, separated by commas) from which feeds may be fetched, on any port; none when empty.',
  },
  NEWSWIRE_WEBHOOK_NETWORKS: {
    type: 'networks',
    help: 'Private networks (CIDRs, separated by commas) that webhooks may call, on any port; none when empty.',
  },
  NEWSWIRE_BRIDGE_NETWORKS: {
    type: 'networks',
    help: 'Private networks (CIDRs, separated by commas) in which bridges may follow other installations, on any port; none when empty.',
  },
  NEWSWIRE_FETCH_PORTS: {
    type: 'ports',
    default: '80,443',
    help: 'Ports, separated by commas, that feeds, hubs, webhooks and bridges may use on public addresses.',
  },
  NEWSWIRE_FETCH_SECONDS: {
    type: 'integer',
    default: '20',
    min: 1,
    max: 300,
    help: 'How long fetching one feed may take, redirects included.',
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
  NEWSWIRE_FEED_CONCURRENCY: {
    type: 'integer',
    default: '50',
    min: 1,
    max: 1_000,
    help: 'Feeds that one worker fetches at once; each may take 10 MB of memory in the worst case.',
  },
  NEWSWIRE_FULL_TEXT: {
    type: 'choice',
    choices: ['off', 'on', 'auto'],
    default: 'off',
    help: "Whether the text of a feed's stories is fetched from their pages: `off`, `on`, or `auto` where the feed seems to carry excerpts. Each feed may have its own `options.fullText`.",
  },
  NEWSWIRE_PUBLIC_URL: {
    type: 'address',
    help: 'Public URL of this server; feeds with a WebSub hub are then pushed instead of polled.',
  },
  NEWSWIRE_SECURITY_CONTACT: {
    type: 'address',
    help: 'Contact for reporting vulnerabilities (`mailto:` or `https:`), published in `/.well-known/security.txt`; without it, that file does not exist.',
  },
  NEWSWIRE_WEBSUB_HUB: {
    type: 'address',
    help: 'WebSub hub that is notified of new stories and that the feeds name; needs `NEWSWIRE_PUBLIC_URL`.',
  },
  NEWSWIRE_PUSH_SUBJECT: {
    type: 'address',
    help: 'Contact address (`mailto:` or `https:`) for push services; the public URL when empty. Without either, no notifications are offered.',
  },
  NEWSWIRE_PUSH_HOSTS: {
    type: 'hosts',
    help: 'Push services in addition to those of the browsers, separated by commas: `push.example.org`, `*.example.org`, or an origin such as `https://push.example.org:8443`.',
  },
  NEWSWIRE_PUSH_NETWORKS: {
    type: 'networks',
    help: 'Private networks (CIDRs, separated by commas) in which the services of `NEWSWIRE_PUSH_HOSTS` may be; none when empty.',
  },
  NEWSWIRE_EMBED_ORIGINS: {
    type: 'origins',
    help: 'Sites (origins, separated by commas) whose pages may embed a live column or open a socket; `*` for all, none when empty.',
  },
} as const satisfies Record<string, EnvRow>;
