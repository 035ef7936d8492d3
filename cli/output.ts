import pc from 'picocolors';

const CONTROL = /\p{Cc}+/gu;

/** A result, for the next program in the pipe. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** A word to the person at the terminal; never part of the result. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Text from the network on one line, without anything that could steer the terminal. */
export function printable(text: string): string {
  return text.replace(CONTROL, ' ').trim();
}

/** Colours when a person is looking, or when asked for. */
export function coloursFor(stream: NodeJS.WriteStream): ReturnType<typeof pc.createColors> {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  return pc.createColors(!NO_COLOR && (Boolean(FORCE_COLOR) || stream.isTTY === true));
}

/** `newswire tail | head` closes the pipe when it has seen enough, which is no failure. */
export function endQuietlyOnBrokenPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}
