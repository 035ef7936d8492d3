/**
 * `read` with a memory of up to `max` of its answers, all of which it forgets when there are more. For what is asked
 * again and again, such as what a word means; `read` must be pure.
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

/** `remember` for what also depends on the language's stop words: one memory for each list of them. */
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
