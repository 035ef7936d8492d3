/** How a site answers for one feed. */
export type Kind =
  | 'unchanged'
  | 'changed'
  | 'late'
  | 'drip'
  | 'status-500'
  | 'cut-off'
  | 'no-feed'
  | 'silent'
  | 'moved'
  | 'large';

export interface PlannedFeed {
  no: number;
  kind: Kind;
  host: string;
  path: string;
}

/** How many of each hundred feeds are of which kind. */
const SHARES: [Kind, number][] = [
  ['unchanged', 60],
  ['changed', 20],
  ['late', 4],
  ['drip', 4],
  ['status-500', 2],
  ['cut-off', 1],
  ['no-feed', 1],
  ['silent', 1],
  ['moved', 4],
  ['large', 3],
];
const KINDS = SHARES.flatMap(([kind, count]) => Array.from({ length: count }, () => kind));
/** Without a common factor with 100: neighbours are of different kinds. */
const STRIDE = 37;
const ON_LARGE_HOSTS = 0.4;
const LARGE_HOST = 50;
const SMALL_HOST = 4;
const SLOW_OF_SLOW_HOST = 40;
const ADDRESSES = 254;

/** Plans feeds of all kinds on hosts of 50 and of 4 feeds, each an address of 127.0.0.0/8; the first host is slow. */
export function planFeeds(count: number): PlannedFeed[] {
  const onLarge = Math.floor((count * ON_LARGE_HOSTS) / LARGE_HOST) * LARGE_HOST;
  return Array.from({ length: count }, (_, no) => {
    const kind = onLarge > 0 && no < SLOW_OF_SLOW_HOST ? 'late' : (KINDS[(no * STRIDE) % KINDS.length] ?? 'unchanged');
    const host =
      no < onLarge ? Math.floor(no / LARGE_HOST) : onLarge / LARGE_HOST + Math.floor((no - onLarge) / SMALL_HOST);
    return { no, kind, host: addressOf(host), path: `/${kind}/${no}` };
  });
}

function addressOf(host: number): string {
  return `127.0.${Math.floor(host / ADDRESSES)}.${(host % ADDRESSES) + 1}`;
}

/** True for the feeds of the first large host, which is slow with nearly all of them. */
export function isOfSlowHost({ no }: Pick<PlannedFeed, 'no'>): boolean {
  return no < LARGE_HOST;
}

/** The error code with which a feed of this kind must be reported; undefined for a sound one. */
export function errorOf(kind: Kind): string | undefined {
  const codes: Partial<Record<Kind, string>> = {
    'status-500': 'http_500',
    'cut-off': 'bad_response',
    'no-feed': 'not_a_feed',
    silent: 'timeout',
  };
  return codes[kind];
}

/** The validator of every feed that has not changed. */
export const SAME_ETAG = '"same"';
