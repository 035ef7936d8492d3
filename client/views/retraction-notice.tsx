import type { StoryCard } from '../../shared/domain/story.ts';
import { texts } from '../texts.ts';
import { StoryTime } from './story-time.tsx';

interface Props {
  publisher: string;
  retracted: NonNullable<StoryCard['retracted']>;
}

/** Who retracted a story, when and why. */
export function RetractionNotice({ publisher, retracted }: Props) {
  return (
    <div class="retraction" data-testid="retraction">
      <p class="retraction-head">
        <strong>{texts.retracted}</strong> <StoryTime at={retracted.at} />
      </p>
      <p>
        {texts.retractedBy(publisher)} {texts.reason} <q dir="auto">{retracted.reason}</q>
      </p>
    </div>
  );
}
