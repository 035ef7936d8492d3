const LINE_END = 0x0a;

/** The number of line ends: COPY writes a row a line. */
export function countLines(block: Buffer): number {
  let lines = 0;
  for (let at = block.indexOf(LINE_END); at !== -1; at = block.indexOf(LINE_END, at + 1)) lines += 1;
  return lines;
}
