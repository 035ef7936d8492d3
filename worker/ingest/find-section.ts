import type { Section } from '../../shared/domain/section.ts';

/** Below this score the result is too uncertain. */
const SCORE_MIN = 2;
/** The best section needs this lead over the second. */
const LEAD_MIN = 1;

/** The section that the weight of a story's subjects points to; null when they say little or two things. */
export function findSection(weights: ReadonlyMap<Section, number>): Section | null {
  const [best, second] = [...weights].sort(([, a], [, b]) => b - a);
  if (!best || best[1] < SCORE_MIN || best[1] < LEAD_MIN * (second?.[1] ?? 0)) return null;
  return best[0];
}
