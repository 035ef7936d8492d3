const WORDS = /[\p{L}\p{N}\p{M}]+/gu;

/** True when a text lost words that an older version had; false when it only gained some. */
export function takesBack(before: string, after: string): boolean {
  const left = countsOf(after);
  for (const [word, count] of countsOf(before)) if ((left.get(word) ?? 0) < count) return true;
  return false;
}

function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.toLowerCase().matchAll(WORDS)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}
