import { independentOf } from '../../../shared/domain/independent-publishers.ts';
import { moderationTexts } from '../../moderation-texts.ts';
import type { ModerationData } from '../../state/moderation.ts';
import { Reasons } from './reasons.tsx';
import { SplitForm } from './split-form.tsx';

/** A storyline with a story that readers say is about another event. */
export function ReportedStoryline({ report }: { report: ModerationData['storylines'][number] }) {
  const { storyline, story, reports, reasons, firstAt } = report;
  return (
    <article class="moderation-item" data-testid="reported-storyline">
      <Reasons reports={reports} reasons={reasons} firstAt={firstAt} />
      <h3 class="moderation-headline" dir="auto">
        {storyline.headline}
      </h3>
      <p class="count">
        {moderationTexts.lineCounts(storyline.stories, storyline.publishers, independentOf(storyline))}
      </p>
      <SplitForm storylineId={storyline.id} stories={storyline.stories} doubted={story.id} />
    </article>
  );
}
