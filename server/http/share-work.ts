/** Does the work of a question; those who ask the same share it. */
export type ShareWork<Result> = (question: string, work: () => Promise<Result>) => Promise<Result>;

interface Running<Result> {
  ended: Promise<void>;
  next: Promise<Result> | undefined;
}

/**
 * Shares work among those who ask the same at the same time. Each gets the result of work that was begun after it had
 * asked, so nobody gets anything stale: who comes while it goes on waits for the next, which all of them share.
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
