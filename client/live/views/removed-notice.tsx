import { liveTexts } from '../live-texts.ts';

/** What stands in the place of a coverage that was taken down. */
export function RemovedNotice({ reason }: { reason: string }) {
  return (
    <div class="live-removed" role="alert" data-testid="live-removed">
      <h1 class="live-title">{liveTexts.takenDownTitle}</h1>
      <p>{liveTexts.takenDownText}</p>
      <p>
        {liveTexts.reason} <q dir="auto">{reason}</q>
      </p>
    </div>
  );
}
