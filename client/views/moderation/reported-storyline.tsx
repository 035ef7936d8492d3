import { moderationTexts } from '../../moderation-texts.ts';
import type { Desk } from '../../state/moderation.ts';
import { Reasons } from './reasons.tsx';
import { SplitForm } from './split-form.tsx';

/** A story that readers say is about another event, among those that it stands with. */
export function ReportedStoryline({ report }: { report: Desk['storylines'][number] }) {
  const { storyline, story, reports, reasons, firstAt } = report;
  return (
    <article class="desk-item" data-testid="reported-storyline">
      <Reasons reports={reports} reasons={reasons} firstAt={firstAt} />
      <h3 class="desk-headline" dir="auto">
        {storyline.headline}
      </h3>
      <p class="count">{moderationTexts.lineCounts(storyline.stories, storyline.publishers)}</p>
      <SplitForm storylineId={storyline.id} stories={storyline.stories} doubted={story.id} />
    </article>
  );
}
