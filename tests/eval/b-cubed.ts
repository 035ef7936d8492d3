export interface Score {
  precision: number;
  recall: number;
  f1: number;
}

/**
 * B-cubed (Bagga and Baldwin 1998): how pure and how whole the found groups are, averaged over the items that have a
 * label. `found` and `labels` give each item's group. With `of`, the average is over these items only.
 */
export function bCubed(
  found: ReadonlyMap<string, string>,
  labels: ReadonlyMap<string, string>,
  of?: ReadonlySet<string>,
): Score {
  const items = [...found.keys()].filter((item) => labels.has(item));
  const groupOf = (groups: ReadonlyMap<string, string>) => (item: string) => groups.get(item) ?? '';
  const byFound = groupBy(items, groupOf(found));
  const byLabel = groupBy(items, groupOf(labels));
  let precision = 0;
  let recall = 0;
  const averaged = of ? items.filter((item) => of.has(item)) : items;
  for (const item of averaged) {
    const group = byFound.get(groupOf(found)(item)) ?? [];
    const label = labels.get(item);
    const same = group.filter((other) => labels.get(other) === label).length;
    precision += same / group.length / averaged.length;
    recall += same / (byLabel.get(label ?? '') ?? []).length / averaged.length;
  }
  return toScore(precision, recall);
}

/** Precision and recall with their harmonic mean. */
export function toScore(precision: number, recall: number): Score {
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}

export function groupBy<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

/** A score in words. */
export function percentages({ precision, recall, f1 }: Score): string {
  return `precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}, F1 ${f1.toFixed(3)}`;
}
