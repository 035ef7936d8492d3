import { coloursFor, print } from '../output.ts';

/** Shows the progress of start-up. */
export interface Progress {
  /** Runs one long step and shows its result and duration. Throws if `stop` was aborted. */
  step<T>(name: string, work: () => Promise<T>, result?: (value: T) => string): Promise<T>;
  say(line: string): void;
}

export function showProgress(stop: AbortSignal): Progress {
  const colour = coloursFor(process.stdout);
  const isTerminal = process.stdout.isTTY === true;
  return {
    say: (line) => print(`  ${colour.dim(line)}`),
    async step(name, work, result) {
      stop.throwIfAborted();
      const startedAt = Date.now();
      if (isTerminal) process.stdout.write(`  ${colour.dim('…')} ${name}`);
      try {
        const value = await work();
        const seconds = ((Date.now() - startedAt) / 1_000).toFixed(1);
        const detail = result?.(value) ?? '';
        if (isTerminal) process.stdout.write('\r\u001b[K');
        print(`  ${colour.green('✓')} ${name}${detail === '' ? '' : `: ${detail}`} ${colour.dim(`(${seconds} s)`)}`);
        return value;
      } catch (error) {
        if (isTerminal) process.stdout.write('\r\u001b[K');
        print(`  ${colour.red('✗')} ${name}`);
        throw error;
      }
    },
  };
}
