import type { TrendingTopic } from '../../shared/contract/trending-shapes.ts';
import { trendTexts } from '../trend-texts.ts';

const NAMED = 3;

/** The first of a trend's publishers; if there are more, the last place says how many. */
export function reportedBy({ names, publishers }: TrendingTopic['reason']): string {
  if (publishers <= Math.min(NAMED, names.length)) return trendTexts.names(names);
  const shown = names.slice(0, NAMED - 1);
  return trendTexts.names([...shown, trendTexts.more(publishers - shown.length)]);
}
