import pc from 'picocolors';

const CONTROL = /\p{Cc}+/gu;

/** Prints a result for the next program in the pipe. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Prints a message for the user on stderr; never part of the result. */
export function note(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Puts text from the network on one line and removes terminal control characters. */
export function printable(text: string): string {
  return text.replace(CONTROL, ' ').trim();
}

/** Colours for a terminal, or when requested. */
export function coloursFor(stream: NodeJS.WriteStream): ReturnType<typeof pc.createColors> {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  return pc.createColors(!NO_COLOR && (Boolean(FORCE_COLOR) || stream.isTTY === true));
}

/** `newswire tail | head` closes the pipe when it has enough, which is not an error. */
export function endQuietlyOnBrokenPipe(): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}
