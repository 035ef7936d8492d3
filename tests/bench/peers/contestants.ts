import type { Filter } from '../../../shared/domain/filter.ts';
import { threadCpuSeconds } from '../process-cpu.ts';
import type { Dialect } from '../rig/follower.ts';
import { type Crowd, openCrowd } from '../rig/open-crowd.ts';
import type { Rig } from '../rig/open-rig.ts';
import { LANGUAGES, openWirePublisher } from '../rig/wire-publisher.ts';
import { type Nchan, startNchan } from './nchan.ts';
import { peerStory } from './peer-story.ts';

/** A filter of topics, the only kind that every peer supports. */
export type TopicFilter = readonly string[];

/** A system that delivers stories to readers. */
export interface Contestant {
  of: string;
  crowd: Crowd;
  /** Our readers who also get each story, in channels so calm that they never wait for a batch. */
  calm?: Crowd;
  cpu(): number;
  /** Sends a story with these topics to all readers whose filter has one of them. */
  send(topics: readonly string[], no: number): Promise<void>;
}

interface Contest {
  contestants: Contestant[];
  notes: string[];
  close(): Promise<void>;
}

const SCRIPTS = [
  { of: 'socket.io', script: 'socket-io-peer.ts', dialect: 'socket.io' },
  { of: 'ws', script: 'ws-peer.ts', dialect: 'plain' },
  { of: 'ws in batches', script: 'ws-batch-peer.ts', dialect: 'plain' },
] as const;

/** The readers and the optional peer. */
interface Plan {
  readers: TopicFilter[];
  /** True to include nginx with nchan, which is installed if missing. */
  withNchan: boolean;
}

/**
 * Opens our system and the peers, each with the same readers connected. A filter is a list of topics of which a story
 * must have one; each reader has one filter.
 */
export async function openContestants(
  rig: Rig,
  { readers, withNchan }: Plan,
  say: (line: string) => void,
): Promise<Contest> {
  const [publisher, crowd, calm] = await Promise.all([openWirePublisher(rig), openCrowd(rig), openCrowd(rig)]);
  const connect = async (port: number, dialect: Dialect, channelOf: (filter: TopicFilter) => string): Promise<void> => {
    await crowd.open(
      port,
      dialect,
      readers.map((filter) => ({ channel: channelOf(filter) })),
    );
    say(`${readers.length} readers are connected`);
  };
  const nameOf = (filter: TopicFilter): string => filter.join(',');
  const filters = [...new Map(readers.map((filter) => [nameOf(filter), filter])).values()];
  const roomsOf = (topics: readonly string[]): string[] =>
    filters.filter((filter) => filter.some((topic) => topics.includes(topic))).map(nameOf);

  const server = await rig.startService('server');
  await connect(server.port, 'newswire', (any) => JSON.stringify({ any: [...any] } satisfies Filter));
  const calmPlans = LANGUAGES.map((language) => ({
    channel: JSON.stringify({ languages: [language] } satisfies Filter),
  }));
  await calm.open(server.port, 'newswire', calmPlans);
  const cpuOf = (pid: number) => () => threadCpuSeconds(pid);
  const contestants: Contestant[] = [
    { of: 'newswire', crowd, calm, cpu: cpuOf(server.pid), send: (topics) => publisher.release([topics]) },
  ];
  for (const { of, script, dialect } of SCRIPTS) {
    const peer = await rig.startScript(`peers/${script}`);
    await connect(peer.port, dialect, (filter) => (dialect === 'plain' ? `/${nameOf(filter)}` : nameOf(filter)));
    const send: Contestant['send'] = async (topics, no) =>
      void peer.process.send(peerStory(roomsOf(topics), topics, no));
    contestants.push({ of, crowd, cpu: cpuOf(peer.pid), send });
  }
  const nchan = withNchan ? await tryNchan(say) : 'nchan was left out.';
  if (typeof nchan === 'string') return { contestants, notes: [nchan], close: async () => undefined };
  await connect(nchan.port, 'plain', (filter) => `/sub/${nameOf(filter)}`);
  const send: Contestant['send'] = (topics, no) => nchan.publish(peerStory([], topics, no));
  contestants.push({ of: 'nchan', crowd, cpu: cpuOf(nchan.pid), send });
  return { contestants, notes: [], close: nchan.stop };
}

/** The peer, or why it is unavailable. */
async function tryNchan(say: (line: string) => void): Promise<Nchan | string> {
  try {
    return await startNchan(say);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    say(`ATTENTION: ${why}`);
    return why;
  }
}
