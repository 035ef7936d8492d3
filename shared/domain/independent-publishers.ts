interface Counts {
  publishers: number;
  independent?: number | undefined;
}

/** How many publishers are independent of each other; 0 when all are, or nobody knows, and nothing is said about it. */
export function independentOf({ publishers, independent }: Counts): number {
  return independent === undefined || independent >= publishers ? 0 : independent;
}
