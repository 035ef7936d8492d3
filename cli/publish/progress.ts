import { SingleBar } from 'cli-progress';
import { note } from '../output.ts';

const PLAIN_INTERVAL_MS = 2_000;

/** Shows the progress of a long run on stderr. */
export interface Progress {
  update(done: number, text: string): void;
  /** Prints a permanent line without breaking the progress display. */
  say(line: string): void;
  stop(): void;
}

/** A bar on a terminal with a known total, otherwise a plain line every two seconds; nothing unless wanted. */
export function startProgress(label: string, total: number | undefined, wanted = true): Progress {
  if (!wanted) return { update: ignore, say: note, stop: ignore };
  return process.stderr.isTTY && total !== undefined && total > 0 ? startBar(label, total) : startLines(label);
}

function startBar(label: string, total: number): Progress {
  const bar = new SingleBar({
    format: `${label} {bar} {percentage}%  {text}`,
    stream: process.stderr,
    clearOnComplete: true,
    // The bar must not intercept Ctrl-C; it leaves nothing to restore.
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
      // The bar returns to the line where it started, so it has to restart below this one.
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
  // Shows nothing.
}
