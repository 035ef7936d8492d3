import { durationText, isPlayable, leadVideo, type StoryMedia as Media, sizeText } from '../../shared/domain/media.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import type { OpenStory } from '../state/open-story.ts';
import { texts } from '../texts.ts';
import { StoryImage } from './story-image.tsx';

/** A story's picture with caption and credit; a video takes the picture's place and shows it until it plays. */
export function StoryLead({ story, extras }: { story: StoryCard; extras: OpenStory['extras'] }) {
  if (story.image === undefined) return null;
  const video = leadVideo(extras?.media ?? []);
  const { imageCaption: caption, imageCredit: credit } = extras ?? {};
  return (
    <figure class="lead">
      {video ? (
        <div class="picture picture-lead">
          <Player file={video} poster={story.image.url} />
        </div>
      ) : (
        <StoryImage story={story} isLead />
      )}
      {(caption || credit) && (
        <figcaption dir="auto">
          {caption && <span>{caption}</span>} {credit && <span class="credit">{texts.storyPage.credit(credit)}</span>}
        </figcaption>
      )}
    </figure>
  );
}

/** A story's sound and video: a player where the page may play it, and a link. */
export function StoryMedia({ story, media }: { story: StoryCard; media: readonly Media[] }) {
  if (media.length === 0) return null;
  const lead = story.image === undefined ? undefined : leadVideo(media);
  return (
    <ul class="media" aria-label={texts.storyPage.media} data-testid="media">
      {media.map((file) => (
        <li key={file.url}>
          {file !== lead && isPlayable(file) && <Player file={file} />}
          <p>
            <a href={file.url} target="_blank" rel="noopener noreferrer nofollow">
              {texts.storyPage.mediaKinds[file.kind]}:{' '}
              <span dir="auto">{file.title ?? new URL(file.url).hostname}</span>
            </a>
            <Facts file={file} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function Facts({ file: { durationSeconds, bytes } }: { file: Media }) {
  const facts = [
    durationSeconds !== undefined && durationText(durationSeconds),
    bytes !== undefined && sizeText(bytes),
  ].filter(Boolean);
  return facts.length > 0 && <span class="media-facts"> {facts.join(' · ')}</span>;
}

/** Nothing is fetched from the publisher's host before the reader plays it. */
function Player({ file: { kind, url, title }, poster }: { file: Media; poster?: string }) {
  const label = title ?? texts.storyPage.mediaKinds[kind];
  const player = { controls: true, preload: 'none', src: url, 'aria-label': label } as const;
  if (kind === 'audio') return <audio {...player} />;
  return <video {...player} playsInline poster={poster} />;
}
