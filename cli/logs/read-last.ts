import { closeSync, existsSync, fstatSync, openSync, readSync } from 'node:fs';
import { type LogLine, parseLines } from './parse-line.ts';

/** Read of a file at most; older lines are for other tools. */
const READ_MAX_BYTES = 4 * 1_024 * 1_024;

/** The end of a log. */
export interface LastLines {
  lines: LogLine[];
  /** Where in the file they end. */
  end: number;
}

/** The last wanted lines of a process's log; of the older part, too, when the newest has too few. */
export function readLast(
  process: string,
  file: string,
  { count, isWanted }: { count: number; isWanted: (line: LogLine) => boolean },
): LastLines {
  const { text, end } = readEnd(file);
  const lines = parseLines(process, text).filter(isWanted);
  const older = `${file}.1`;
  const before = lines.length < count && existsSync(older) ? parseLines(process, readEnd(older).text) : [];
  return { lines: [...before.filter(isWanted), ...lines].slice(-count), end };
}

/** What a log has gained since `from`; all of it when it was rotated meanwhile. */
export function readSince(process: string, file: string, from: number): LastLines {
  const { text, end } = readEnd(file, from);
  // A line that is being written comes with the next look.
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  const rest = Buffer.byteLength(text) - Buffer.byteLength(whole);
  return { lines: parseLines(process, whole), end: end - rest };
}

function readEnd(file: string, from = 0): { text: string; end: number } {
  const fd = openSync(file, 'r');
  try {
    const { size } = fstatSync(fd);
    const start = Math.max(from > size ? 0 : from, size - READ_MAX_BYTES);
    const buffer = Buffer.alloc(size - start);
    const read = readSync(fd, buffer, 0, buffer.length, start);
    return { text: buffer.toString('utf8', 0, read), end: start + read };
  } finally {
    closeSync(fd);
  }
}
