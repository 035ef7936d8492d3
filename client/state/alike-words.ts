/** Letters that two forms of a word share at least, and by which they may differ. */
const SHARED_MIN = 4;
const ENDING_MAX = 3;

/** True for one of these words, or most likely another form of one; only the server knows their stems. */
export function isAlike(word: string, words: ReadonlySet<string>): boolean {
  return words.has(word) || [...words].some((other) => shareBeginning(word, other));
}

function shareBeginning(one: string, other: string): boolean {
  const longer = Math.max(one.length, other.length);
  let shared = 0;
  while (shared < longer && one[shared] === other[shared]) shared += 1;
  return shared >= Math.max(SHARED_MIN, longer - ENDING_MAX);
}
