import type { Filter } from '../../../shared/domain/filter.ts';
import { cpuSeconds } from '../process-cpu.ts';
import type { Dialect } from '../rig/follower.ts';
import { type Crowd, openCrowd } from '../rig/open-crowd.ts';
import type { Rig } from '../rig/open-rig.ts';
import { openWirePress } from '../rig/wire-press.ts';
import { startNchan } from './nchan.ts';
import { peerStory } from './peer-story.ts';

/** A filter of topics, the only kind that every peer can serve. */
export type TopicFilter = readonly string[];

/** Whoever carries stories to readers. */
export interface Contestant {
  of: string;
  crowd: Crowd;
  cpu(): number;
  /** Sends one story with these topics to all whose filter has one of them. */
  send(topics: readonly string[], no: number): Promise<void>;
}

/**
 * Ours and the peers, each with the same readers connected. A filter is a list of topics of which a story must have
 * one; each reader has one filter.
 */
export async function openContestants(
  rig: Rig,
  readers: TopicFilter[],
  say: (line: string) => void,
): Promise<{ contestants: Contestant[]; notes: string[]; close(): Promise<void> }> {
  const [press, crowd] = await Promise.all([openWirePress(rig), openCrowd(rig)]);
  const server = await rig.startService('server');
  const connect = async (of: string, port: number, dialect: Dialect, channelOf: (filter: TopicFilter) => string) => {
    const own = of === 'newswire' ? crowd : await openCrowd(rig);
    await own.open(
      port,
      dialect,
      readers.map((filter) => ({ channel: channelOf(filter) })),
    );
    say(`${readers.length} readers of ${of}`);
    return own;
  };
  const filters = [...new Map(readers.map((filter) => [filter.join(','), filter])).values()];
  const roomsOf = (topics: readonly string[]): string[] =>
    filters.filter((filter) => filter.some((topic) => topics.includes(topic))).map((filter) => filter.join(','));
  const contestants: Contestant[] = [
    {
      of: 'newswire',
      crowd: await connect('newswire', server.port, 'newswire', (any) =>
        JSON.stringify({ any: [...any] } satisfies Filter),
      ),
      cpu: () => cpuSeconds(server.pid),
      send: (topics) => press.release([topics]),
    },
  ];
  for (const [of, script, dialect] of [
    ['socket.io', 'peers/socket-io-peer.ts', 'socket.io'],
    ['ws', 'peers/ws-peer.ts', 'plain'],
  ] as const) {
    const peer = await rig.startScript(script);
    contestants.push({
      of,
      crowd: await connect(of, peer.port, dialect, (filter) => `${dialect === 'plain' ? '/' : ''}${filter.join(',')}`),
      cpu: () => cpuSeconds(peer.pid),
      send: async (topics, no) => void peer.process.send(peerStory(roomsOf(topics), topics, no)),
    });
  }
  try {
    const nchan = await startNchan(say);
    contestants.push({
      of: 'nchan',
      crowd: await connect('nchan', nchan.port, 'plain', (filter) => `/sub/${filter.join(',')}`),
      cpu: () => cpuSeconds(nchan.pid),
      send: (topics, no) => nchan.publish(peerStory([], topics, no)),
    });
    return { contestants, notes: [], close: nchan.stop };
  } catch (error) {
    const note = error instanceof Error ? error.message : String(error);
    say(`ATTENTION: ${note}`);
    return { contestants, notes: [note], close: async () => undefined };
  }
}
