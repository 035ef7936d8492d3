import { SingleBar } from 'cli-progress';
import { note } from '../output.ts';

const PLAIN_INTERVAL_MS = 2_000;

/** Shows how far a long run has come, on stderr. */
export interface Progress {
  update(done: number, text: string): void;
  /** Writes a line that stays, without tearing what is shown. */
  say(line: string): void;
  stop(): void;
}

/** A bar on a terminal when the total is known; else a plain line every two seconds; nothing when not wanted. */
export function startProgress(label: string, total: number | undefined, wanted = true): Progress {
  if (!wanted) return { update: ignore, say: note, stop: ignore };
  return process.stderr.isTTY && total !== undefined && total > 0 ? startBar(label, total) : startLines(label);
}

function startBar(label: string, total: number): Progress {
  const bar = new SingleBar({
    format: `${label} {bar} {percentage}%  {text}`,
    stream: process.stderr,
    clearOnComplete: true,
    // Ctrl-C ends the process as always: the bar must not swallow it, and leaves nothing to be restored.
    gracefulExit: false,
    hideCursor: false,
    linewrap: true,
  });
  let shown: [done: number, payload: { text: string }] = [0, { text: '' }];
  bar.start(total, ...shown);
  return {
    update(done, text) {
      shown = [done, { text }];
      bar.update(...shown);
    },
    say(line) {
      // The bar remembers where it began and goes back there: it has to begin anew below the line.
      bar.stop();
      note(line);
      bar.start(total, ...shown);
    },
    stop: () => bar.stop(),
  };
}

function startLines(label: string): Progress {
  let lastAt = Date.now();
  return {
    update(_done, text) {
      if (Date.now() - lastAt < PLAIN_INTERVAL_MS) return;
      lastAt = Date.now();
      note(`${label}: ${text}`);
    },
    say: note,
    stop: ignore,
  };
}

function ignore(): void {
  // Nothing is shown.
}
