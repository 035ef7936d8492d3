import type { CoveredStory } from '../../shared/contract/http-shapes.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import { coverageTexts } from '../coverage-texts.ts';
import { StoryTime } from './story-time.tsx';

interface Props {
  copies: readonly CoveredStory[];
  openId: string | undefined;
}

/** Who else published a report's text, folded into one line. */
export function CopiesOfReport({ copies, openId }: Props) {
  const publishers = new Set(copies.map(({ publisher }) => publisher.id)).size;
  return (
    <details class="versions" data-testid="report-copies" open={copies.some(({ id }) => id === openId)}>
      <summary>{coverageTexts.sameText(publishers)}</summary>
      <ul>
        {copies.map((copy) => (
          <li key={copy.id} aria-current={copy.id === openId ? 'true' : undefined}>
            {copy.id === openId ? (
              <span dir="auto">{copy.publisher.name}</span>
            ) : (
              <a href={storyPath(copy)} title={copy.headline} dir="auto">
                {copy.publisher.name}
              </a>
            )}{' '}
            <StoryTime at={copy.releasedAt} />
            {copy.id === openId && <span class="versions-note"> {coverageTexts.thisStory}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}
