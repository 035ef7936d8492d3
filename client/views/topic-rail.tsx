import { busiestTopics } from '../state/busiest-topics.ts';
import { isRewound } from '../state/rewind.ts';
import { Lazy } from './lazy.tsx';

const NO_PROPS = {};
const content = () => import('./rail-content.tsx').then(({ RailContent }) => RailContent);

/** Topics and trends, beside the columns where there is room. */
export function TopicRail() {
  const isShown = busiestTopics.value.length > 0 || isRewound.value;
  return <div class="rail">{isShown && <Lazy load={content} props={NO_PROPS} />}</div>;
}
