import getPort from 'get-port';
import { waitFor } from '../wait-for.ts';
import { REDIS_PASSWORD, type RedisProcess, startRedisProcess } from './redis-process.ts';

const SLOTS = 16_384;
/** A primary that is silent for this long is replaced. */
const NODE_TIMEOUT_MS = 1_000;
const READY_MS = 40_000;
const MOVED_AT_ONCE = 100;
const MOVE_MS = 5_000;

export interface ClusterNode extends RedisProcess {
  /** Where the other nodes reach it. */
  busPort: number;
}

/** A real Redis Cluster of processes on this machine. */
export interface RedisCluster {
  url: string;
  nodes: ClusterNode[];
  primaries(): Promise<ClusterNode[]>;
  /** The node that a slot's commands go to now. */
  primaryOf(slot: number): Promise<ClusterNode>;
  /** Moves a slot with its keys to another primary, as `redis-cli --cluster reshard` does. */
  moveSlot(slot: number, to: ClusterNode): Promise<void>;
  /** Waits until all nodes say that all slots are served. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

interface ClusterOptions {
  primaries?: number;
  /** The first primaries have one each. */
  replicas?: number;
  settings?: string[];
}

/** Starts a cluster in this folder. */
export async function startRedisCluster(dir: string, options: ClusterOptions = {}): Promise<RedisCluster> {
  const { primaries = 3, replicas = 0, settings = [] } = options;
  const names = Array.from({ length: primaries + replicas }, (_, index) => `node-${index + 1}`);
  const nodes = await Promise.all(names.map((name) => startNode(dir, name, settings)));
  for (const [index, { redis }] of nodes.slice(0, primaries).entries()) {
    const [from = 0, to = 0] = [index, index + 1].map((part) => Math.floor((SLOTS * part) / primaries));
    await redis.call('CLUSTER', 'ADDSLOTSRANGE', from, to - 1);
    await redis.call('CLUSTER', 'SET-CONFIG-EPOCH', index + 1);
  }
  const [first] = nodes;
  for (const { redis } of nodes.slice(1)) {
    await redis.call('CLUSTER', 'MEET', '127.0.0.1', Number(first?.port), Number(first?.busPort));
  }
  const cluster = openCluster(nodes);
  await cluster.ready();
  for (const [index, { redis }] of nodes.slice(primaries).entries()) {
    await redis.call('CLUSTER', 'REPLICATE', await idOf(nodes[index]));
    await waitFor(
      'the replica is in step',
      async () => (await redis.info()).includes('master_link_status:up'),
      READY_MS,
    );
  }
  await cluster.ready();
  return cluster;
}

function openCluster(nodes: ClusterNode[]): RedisCluster {
  const primaries = async (): Promise<ClusterNode[]> => {
    const roles = await Promise.all(nodes.map(({ redis }) => redis.role().catch(() => ['away'])));
    return nodes.filter((_, index) => roles[index]?.[0] === 'master');
  };
  const primaryOf = async (slot: number): Promise<ClusterNode> => {
    const [asked] = await primaries();
    const ranges = (await asked?.redis.cluster('SLOTS')) ?? [];
    const range = ranges.find(([from, to]) => from <= slot && slot <= to);
    const node = nodes.find(({ port }) => port === range?.[2]?.[1]);
    if (!node) throw new Error(`no node serves slot ${slot}`);
    return node;
  };
  const isReady = async ({ redis }: ClusterNode): Promise<boolean> => {
    const info = String(await redis.cluster('INFO').catch(() => ''));
    const known = String(await redis.cluster('NODES').catch(() => ''))
      .split('\n')
      .filter((line) => / connected/.test(line));
    return info.includes('cluster_state:ok') && known.length === nodes.length;
  };
  return {
    url: `redis+cluster://:${REDIS_PASSWORD}@${nodes.map(({ port }) => `127.0.0.1:${port}`).join(',')}`,
    nodes,
    primaries,
    primaryOf,
    moveSlot: async (slot, to) => moveSlot(slot, await primaryOf(slot), to, await primaries()),
    async ready() {
      const areReady = async (): Promise<boolean> => (await Promise.all(nodes.map(isReady))).every(Boolean);
      await waitFor('the cluster is ready', areReady, READY_MS);
    },
    async close() {
      await Promise.all(nodes.map((node) => node.close()));
    },
  };
}

async function startNode(dir: string, name: string, more: string[]): Promise<ClusterNode> {
  const busPort = await getPort();
  const settings = [
    ...['cluster-enabled yes', `cluster-port ${busPort}`, `cluster-node-timeout ${NODE_TIMEOUT_MS}`],
    ...['cluster-replica-validity-factor 0', 'repl-diskless-sync-delay 0', 'save ""', ...more],
  ];
  return { ...(await startRedisProcess({ name, dir, settings })), busPort };
}

async function idOf(node: ClusterNode | undefined): Promise<string> {
  return String(await node?.redis.cluster('MYID'));
}

async function moveSlot(slot: number, from: ClusterNode, to: ClusterNode, all: ClusterNode[]): Promise<void> {
  if (from === to) return;
  const [fromId, toId] = await Promise.all([from, to].map(idOf));
  await to.redis.call('CLUSTER', 'SETSLOT', slot, 'IMPORTING', String(fromId));
  await from.redis.call('CLUSTER', 'SETSLOT', slot, 'MIGRATING', String(toId));
  for (;;) {
    const keys = (await from.redis.call('CLUSTER', 'GETKEYSINSLOT', slot, MOVED_AT_ONCE)) as string[];
    if (keys.length === 0) break;
    const where = ['127.0.0.1', to.port, '', 0, MOVE_MS, 'AUTH', REDIS_PASSWORD];
    await from.redis.call('MIGRATE', ...where, 'KEYS', ...keys);
  }
  // The new owner first: until the old one knows, it points there.
  for (const { redis } of [to, from, ...all]) await redis.call('CLUSTER', 'SETSLOT', slot, 'NODE', String(toId));
}
