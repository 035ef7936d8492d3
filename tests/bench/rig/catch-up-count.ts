import { inflateMessage } from './inflate-message.ts';

/** One returning reader. */
interface CatchUp {
  answered(payload: Buffer): void;
  message(payload: Buffer, deflated: boolean): void;
}

interface Progress {
  expected: number | undefined;
  got: number;
  lastSeq: number;
}

/** The start of every event in a message; the card inside has its number after other fields. */
const EVENT = Buffer.from('{"seq":');
const SHOWN_PROBLEMS = 5;

/** Checks readers' catch-up: each must get as many events as promised, in order and without duplicates. */
export function openCatchUps() {
  const all: Progress[] = [];
  const problems: string[] = [];
  return {
    begin(since: string): CatchUp {
      const progress: Progress = { expected: undefined, got: 0, lastSeq: Number(since.split('.').at(-1)) };
      all.push(progress);
      return {
        answered(payload) {
          const [answer] = JSON.parse(payload.toString('utf8', 3));
          progress.expected = answer.resumed?.events;
          if (progress.expected === undefined) problems.push(`not resumed: ${payload.toString('utf8', 3)}`);
        },
        message(payload, deflated) {
          for (const seq of seqsOf(deflated ? inflateMessage(payload) : payload)) {
            if (seq <= progress.lastSeq) problems.push(`${seq} came after ${progress.lastSeq}`);
            progress.lastSeq = seq;
            progress.got += 1;
          }
        },
      };
    },
    read: () => ({
      caughtUp: all.filter(({ expected, got }) => expected !== undefined && got >= expected).length,
      missed: all.reduce((sum, { got }) => sum + got, 0),
      problems: problems.slice(0, SHOWN_PROBLEMS),
    }),
    clear() {
      all.length = 0;
      problems.length = 0;
    },
  };
}

function* seqsOf(payload: Buffer): Generator<number> {
  for (let at = payload.indexOf(EVENT); at >= 0; at = payload.indexOf(EVENT, at)) {
    at += EVENT.length;
    yield Number.parseInt(payload.toString('latin1', at, at + 16), 10);
  }
}
