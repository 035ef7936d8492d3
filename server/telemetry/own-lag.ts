/**
 * How many events this server lacks of those that were recorded when it was last asked: a heartbeat ago, so that what
 * is on its way does not count. Undefined before the second time, and while the record does not answer. Does not wait.
 */
export function watchOwnLag(readRecordedSeq: () => Promise<number>, wireSeq: () => number): () => number | undefined {
  let recorded: number | undefined;
  return () => {
    const behind = recorded === undefined ? undefined : Math.max(0, recorded - wireSeq());
    recorded = undefined;
    readRecordedSeq().then(
      (seq) => {
        recorded = seq;
      },
      () => undefined,
    );
    return behind;
  };
}
