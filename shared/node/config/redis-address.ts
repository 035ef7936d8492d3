import { isIP } from 'node:net';

/** Where one Redis, Sentinel or cluster node listens. */
export interface RedisNode {
  host: string;
  port: number;
}

/** A parsed REDIS_URL. */
export interface RedisAddress {
  /** `single` also stands for whatever looks like one Redis, such as a managed service's endpoint. */
  kind: 'single' | 'sentinel' | 'cluster';
  /** The Redis; the Sentinels; or some nodes of the cluster, which name the others. */
  nodes: RedisNode[];
  tls: boolean;
  username: string | undefined;
  password: string | undefined;
  db: number;
  /** What the Sentinels call the primary. */
  name: string | undefined;
  /** The IP version for host names; 0 for either. */
  family: 0 | 4 | 6;
}

/** How addresses begin, as errors name them. */
const REDIS_SCHEMES = 'redis://, rediss://, redis+sentinel:// or redis+cluster://';

const ADDRESS = /^(?:redis|valkey)(s?)(?:\+(sentinel|cluster))?:\/\/(?:([^/?#]*)@)?([^/?#@]*)([^?#@]*)(?:\?([^#]*))?$/i;
const NODE = /^(?:\[([^\]]+)\]|([^:[\]]+))(?::(\d{1,5}))?$/;
const HOST = /^[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_.])?$/i;
const PORTS = { single: 6_379, sentinel: 26_379, cluster: 6_379 };
const PORT_MAX = 65_535;
const DB = /^\d{1,5}$/;

/** Reads the address of a Redis; returns the broken rule, without the value, when it is not valid. Pure. */
export function readRedisAddress(text: string): RedisAddress | string {
  const parts = ADDRESS.exec(text);
  if (!parts) {
    const isKnown = /^(redis|valkey)s?(\+(sentinel|cluster))?:\/\//i.test(text);
    return isKnown
      ? 'must have /, ?, # and @ in its user and password percent-encoded, and no fragment'
      : `must be an address that begins with ${REDIS_SCHEMES}`;
  }
  const [, tls, several, userInfo = '', hosts = '', path = '', query] = parts;
  const kind = (several?.toLowerCase() as 'sentinel' | 'cluster' | undefined) ?? 'single';
  const nodes = hosts.split(',').map((host) => readNode(host.trim(), PORTS[kind]));
  const user = readUser(userInfo);
  const target = readPath(kind, path);
  const family = query === undefined ? 0 : readFamily(query);
  if (!nodes.every((node) => node !== undefined)) {
    return `must name ${kind === 'single' ? 'a host' : 'hosts, separated by commas'}, each as host or host:port (IPv6 in brackets)`;
  }
  if (kind === 'single' && nodes.length > 1) {
    return 'must name one host after redis://; several need redis+cluster:// or redis+sentinel://';
  }
  for (const part of [user, target, family]) if (typeof part === 'string') return part;
  return {
    ...{ kind, nodes, tls: tls !== '' },
    ...(user as Exclude<typeof user, string>),
    ...(target as Exclude<typeof target, string>),
    family: family as RedisAddress['family'],
  };
}

function readNode(text: string, defaultPort: number): RedisNode | undefined {
  const [, bracketed, name, digits] = NODE.exec(text) ?? [];
  const host = bracketed ?? name ?? '';
  const port = digits === undefined ? defaultPort : Number(digits);
  const isHost = bracketed === undefined ? HOST.test(host) : isIP(host) === 6;
  return isHost && port >= 1 && port <= PORT_MAX ? { host, port } : undefined;
}

function readUser(text: string): Pick<RedisAddress, 'username' | 'password'> | string {
  const colon = text.indexOf(':');
  const [username, password] = colon < 0 ? [text, ''] : [text.slice(0, colon), text.slice(colon + 1)];
  try {
    return {
      username: decodeURIComponent(username) || undefined,
      password: decodeURIComponent(password) || undefined,
    };
  } catch {
    return 'must have % in its user and password written as %25';
  }
}

function readPath(kind: RedisAddress['kind'], path: string): Pick<RedisAddress, 'name' | 'db'> | string {
  const parts = path.split('/').slice(1);
  if (parts.at(-1) === '') parts.pop();
  const name = kind === 'sentinel' ? parts.shift() : undefined;
  if (kind === 'sentinel' && !name)
    return 'must end with the name that the Sentinels give the primary, such as /mymaster';
  const [db = '0', ...rest] = parts;
  if (rest.length > 0 || !DB.test(db)) return 'must end with nothing or a database number, such as /0';
  if (kind === 'cluster' && Number(db) !== 0) return 'must not end with a database number: a cluster has only one';
  return { name, db: Number(db) };
}

/** `?family=6` is the only option: most others would contradict what Newswire relies on. */
function readFamily(query: string): RedisAddress['family'] | string {
  const options = [...new URLSearchParams(query)];
  const known = options.every(([name, value]) => name === 'family' && ['0', '4', '6'].includes(value));
  if (!known) return 'must have no options but ?family=4 or ?family=6';
  return Number(options[0]?.[1] ?? 0) as RedisAddress['family'];
}
