import type { Reach } from '../../../shared/contract/reach-shapes.ts';
import { sectionText } from '../../section-texts.ts';
import { deskTexts } from '../desk-texts.ts';
import { draft } from '../draft.ts';
import { askReach, reachState } from '../reach.ts';
import { reachTexts } from '../reach-texts.ts';

/** Whom the draft would reach if it were published now: asked for by a button, because it is as much work as a story. */
export function ReachPanel() {
  const { reach, isAsking, problem, of } = reachState.value;
  const isOld = reach !== undefined && of !== draft.value;
  return (
    <section class="desk-preview desk-reach" aria-labelledby="reach-title" data-testid="reach">
      <h2 id="reach-title">{reachTexts.title}</h2>
      <p class="desk-quiet">{reachTexts.lead}</p>
      <div role="status">
        {problem && <p class="desk-problem">{problem}</p>}
        {reach && <Numbers reach={reach} />}
        {isOld && !isAsking && <p class="desk-quiet">{reachTexts.isOld}</p>}
      </div>
      <button
        type="button"
        class="button-small"
        disabled={isAsking || draft.value.headline.trim() === ''}
        onClick={() => void askReach()}
      >
        {isAsking ? reachTexts.asking : reach ? reachTexts.askAgain : reachTexts.ask}
      </button>
    </section>
  );
}

function Numbers({ reach }: { reach: Reach }) {
  const { story, readers, notifications, alerts, webhooks } = reach;
  const { asked, answered } = readers.servers;
  const topics = story.topics.map(({ label }) => label).join(', ');
  const lines = [
    [reachTexts.columns, reachTexts.columnsOf(readers.columns, readers.filters)],
    [reachTexts.notifications, reachTexts.nowAndLater(notifications.now, notifications.later)],
    [reachTexts.alerts, reachTexts.number(alerts)],
    [reachTexts.webhooks, reachTexts.number(webhooks)],
    [deskTexts.section, story.section === null ? reachTexts.none : sectionText(story.section)],
    [deskTexts.topics, topics || reachTexts.none],
  ] as const;
  return (
    <>
      <dl class="desk-numbers">
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      {answered < asked && <p class="desk-problem">{reachTexts.incomplete(answered, asked)}</p>}
    </>
  );
}
