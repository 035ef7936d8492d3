/** Runs the work for a question; concurrent callers with the same question share it. */
export type ShareWork<Result> = (question: string, work: () => Promise<Result>) => Promise<Result>;

interface Running<Result> {
  ended: Promise<void>;
  next: Promise<Result> | undefined;
}

/**
 * Shares work among concurrent callers with the same question. Each gets the result of work that began after its call,
 * so no result is stale: callers that arrive during a run share the next one.
 */
export function shareWork<Result>(): ShareWork<Result> {
  const running = new Map<string, Running<Result>>();
  function begin(question: string, work: () => Promise<Result>): Promise<Result> {
    const result = work();
    const forget = (): void => void running.delete(question);
    running.set(question, { ended: result.then(forget, forget), next: undefined });
    return result;
  }
  return (question, work) => {
    const current = running.get(question);
    if (!current) return begin(question, work);
    current.next ??= current.ended.then(() => begin(question, work));
    return current.next;
  };
}
