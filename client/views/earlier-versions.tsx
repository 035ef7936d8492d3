import type { CoveredStory } from '../../shared/contract/http-shapes.ts';
import { storyPath } from '../../shared/domain/story-address.ts';
import { coverageTexts } from '../coverage-texts.ts';
import { StoryTime } from './story-time.tsx';

interface Props {
  versions: readonly CoveredStory[];
  /** The story whose page this is; its version is unfolded and no link. */
  openId: string | undefined;
}

/** A publisher's earlier versions of its report, folded into one line. */
export function EarlierVersions({ versions, openId }: Props) {
  if (versions.length === 0) return null;
  return (
    <details class="versions" data-testid="versions" open={versions.some(({ id }) => id === openId)}>
      <summary>{coverageTexts.earlierVersions(versions.length)}</summary>
      <ul>
        {versions.map((version) => (
          <li key={version.id} aria-current={version.id === openId ? 'true' : undefined}>
            <Headline version={version} isOpen={version.id === openId} /> <StoryTime at={version.releasedAt} />
            {version.id === openId && <span class="versions-note"> {coverageTexts.thisStory}</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Headline({ version, isOpen }: { version: CoveredStory; isOpen: boolean }) {
  const language = version.language ?? undefined;
  if (isOpen) {
    return (
      <span lang={language} dir="auto">
        {version.headline}
      </span>
    );
  }
  return (
    <a href={storyPath(version)} lang={language} dir="auto">
      {version.headline}
    </a>
  );
}
