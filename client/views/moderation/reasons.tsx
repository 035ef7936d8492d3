import { moderationTexts } from '../../moderation-texts.ts';
import { StoryTime } from '../story-time.tsx';

/** How often something was reported, since when, and the readers' reasons. */
export function Reasons({
  reports,
  reasons,
  firstAt,
}: {
  reports: number;
  reasons: readonly string[];
  firstAt: string;
}) {
  return (
    <>
      <p class="moderation-marks">
        <strong>{moderationTexts.reports(reports)}</strong>
        <span>
          {moderationTexts.firstReport} <StoryTime at={firstAt} />
        </span>
      </p>
      {reasons.length > 0 && (
        <ul class="moderation-reasons" aria-label={moderationTexts.reasonsLabel}>
          {reasons.map((reason, index) => (
            <li key={index}>
              <q dir="auto">{reason}</q>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
