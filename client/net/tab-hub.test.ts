import { expect, test, vi } from 'vitest';
import type { DirectSocket } from './direct-socket.ts';
import { createTabHub } from './tab-hub.ts';
import type { ToTab } from './tab-messages.ts';
import type { Question, WireListener } from './wire-contract.ts';

/** A server that answers every follow with the filter as the channel's name, and records the requests. */
function open(ahead?: { position: string; resumed: { events: number; from: 'memory' } }) {
  const asked: [Question, { filter?: unknown; since?: string; channel?: string }][] = [];
  let listener: WireListener | undefined;
  const hub = createTabHub((given): DirectSocket => {
    listener = given;
    return {
      isUp: true,
      async ask(question, payload) {
        asked.push([question, payload as never]);
        if (question === 'unfollow') return { ok: true };
        const { filter, since } = payload as { filter: unknown; since: string };
        return { ok: true, channel: JSON.stringify(filter), position: since, ...ahead };
      },
    };
  });
  const join = () => {
    const heard: ToTab[] = [];
    const tab = hub.join((message) => heard.push(message));
    return { ...tab, heard, of: (kind: ToTab['kind']) => heard.filter((message) => message.kind === kind) };
  };
  const say = (channel: string, position: string) => listener?.wire({ channel, events: [], position });
  return { join, say, asked, listener: () => listener as WireListener };
}

const RAIN = { filter: { any: ['rain'] } };
const rain = JSON.stringify(RAIN.filter);

test('each tab hears its own channels only', async () => {
  const { join, say } = open();
  const [one, two] = [join(), join()];
  await one.ask(1, 'follow', { ...RAIN, since: 'f.5' });
  say(rain, 'f.6');
  expect(one.of('answer')).toHaveLength(1);
  expect(one.of('wire')).toHaveLength(1);
  expect(two.of('wire')).toHaveLength(0);
});

test('a second tab that follows the same takes nothing from the first: the follow begins where the first stands', async () => {
  const { join, say, asked } = open();
  const [one, two] = [join(), join()];
  await one.ask(1, 'follow', { ...RAIN, since: 'f.5' });
  say(rain, 'f.7');
  await two.ask(1, 'follow', { ...RAIN, since: 'f.9' });
  expect(asked.at(-1)).toEqual(['follow', { ...RAIN, since: 'f.7' }]);
  await two.ask(2, 'follow', { ...RAIN, since: 'f.3' });
  expect(asked.at(-1)?.[1].since).toBe('f.3');
});

test('what was missed is not with a tab before it has come: another one begins where the first one stood', async () => {
  const { join, asked } = open({ position: 'f.9', resumed: { events: 4, from: 'memory' } });
  const [one, two] = [join(), join()];
  for (const [question, about] of [
    ['follow', RAIN],
    ['watch', { storyId: 's' }],
  ] as const) {
    await one.ask(1, question, { ...about, since: 'f.5' });
    await two.ask(1, question, { ...about, since: 'f.9' });
    expect(asked.at(-1)).toEqual([question, { ...about, since: 'f.5' }]);
  }
});

test('the hub asks the server to end a channel when the last tab leaves it', async () => {
  const { join, asked } = open();
  const [one, two] = [join(), join()];
  await one.ask(1, 'follow', { ...RAIN, since: 'f.5' });
  await two.ask(1, 'follow', { ...RAIN, since: 'f.5' });
  one.leave();
  await two.ask(2, 'unfollow', { channel: rain });
  await vi.waitFor(() => expect(asked.filter(([question]) => question === 'unfollow')).toHaveLength(1));
});

test('a hidden tab gets messages in bundles, in order, and at once when it is looked at again', async () => {
  const { join, say } = open();
  const one = join();
  await one.ask(1, 'follow', { ...RAIN, since: 'f.5' });
  one.setVisible(false);
  say(rain, 'f.6');
  say(rain, 'f.7');
  expect(one.of('wire')).toHaveLength(0);
  one.setVisible(true);
  expect(one.of('wire').map((message) => message.kind === 'wire' && message.message.position)).toEqual(['f.6', 'f.7']);
});

test('every tab learns of a cut at once, and nothing is followed any more', async () => {
  const { join, say, listener } = open();
  const one = join();
  await one.ask(1, 'follow', { ...RAIN, since: 'f.5' });
  one.setVisible(false);
  listener().down();
  expect(one.heard.at(-1)).toEqual({ kind: 'down' });
  one.setVisible(true);
  say(rain, 'f.6');
  expect(one.of('wire')).toHaveLength(0);
});
