/**
 * Caches up to `max` results of `read`, which must be pure, and clears the cache when it is full. For repeated lookups,
 * such as the words of a language.
 */
export function remember<T>(read: (text: string) => T, max: number): (text: string) => T {
  const known = new Map<string, { answer: T }>();
  return (text) => {
    const before = known.get(text);
    if (before) return before.answer;
    const answer = read(text);
    if (known.size >= max) known.clear();
    known.set(text, { answer });
    return answer;
  };
}

/** Like `remember`, for results that also depend on the stop words: one cache per list. */
export function rememberByStopWords<T>(
  read: (text: string, stop: ReadonlySet<string>) => T,
  max: number,
): (text: string, stop: ReadonlySet<string>) => T {
  const memories = new WeakMap<ReadonlySet<string>, (text: string) => T>();
  return (text, stop) => {
    let memory = memories.get(stop);
    if (!memory) {
      memory = remember((asked) => read(asked, stop), max);
      memories.set(stop, memory);
    }
    return memory(text);
  };
}
