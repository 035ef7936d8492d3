import { durationText, isPlayable, leadVideo, type StoryMedia as Media, sizeText } from '../../shared/domain/media.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { locale } from '../locale.ts';
import { keepMediaRate, MEDIA_RATES, mediaRate } from '../state/media-positions.ts';
import type { OpenStory } from '../state/open-story.ts';
import { storyPageTexts } from '../story-page-texts.ts';
import { MediaPlayer } from './media-player.tsx';
import { SpeedChoice } from './speed-choice.tsx';
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
          <MediaPlayer file={video} poster={story.image.url} />
        </div>
      ) : (
        <StoryImage story={story} isLead />
      )}
      {(caption || credit) && (
        <figcaption dir="auto">
          {caption && <span>{caption}</span>} {credit && <span class="credit">{storyPageTexts.credit(credit)}</span>}
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
    <div class="media">
      <ul aria-label={storyPageTexts.media} data-testid="media">
        {media.map((file) => (
          <li key={file.url}>
            {file !== lead && isPlayable(file) && <MediaPlayer file={file} />}
            <p>
              <a href={file.url} target="_blank" rel="noopener noreferrer nofollow">
                {storyPageTexts.mediaKinds[file.kind]}:{' '}
                <span dir="auto">{file.title ?? new URL(file.url).hostname}</span>
              </a>
              <Facts file={file} />
            </p>
          </li>
        ))}
      </ul>
      {media.some(isPlayable) && <SpeedChoice value={mediaRate.value} values={MEDIA_RATES} choose={keepMediaRate} />}
    </div>
  );
}

function Facts({ file: { durationSeconds, bytes } }: { file: Media }) {
  const facts = [
    durationSeconds !== undefined && durationText(durationSeconds, locale),
    bytes !== undefined && sizeText(bytes, locale),
  ].filter(Boolean);
  return facts.length > 0 && <span class="media-facts"> {facts.join(' · ')}</span>;
}
