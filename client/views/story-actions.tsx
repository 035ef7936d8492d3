import type { StoryCard } from '../../shared/domain/story.ts';
import { askToMute } from '../actions/mute.ts';
import { saveStory, toggleRead } from '../actions/story-marks.ts';
import { texts } from '../texts.ts';

interface Props {
  story: StoryCard;
  isRead: boolean;
  isKept: boolean;
}

/** What a reader can do with a story without opening it. */
export function StoryActions({ story, isRead, isKept }: Props) {
  return (
    <div class="story-actions">
      {story.comments > 0 && <span class="story-comments">{texts.commentCount(story.comments)}</span>}
      <button
        type="button"
        class="story-action"
        data-testid="save"
        aria-pressed={isKept}
        title={isKept ? texts.unsave : texts.save}
        aria-label={isKept ? texts.unsave : texts.save}
        onClick={() => saveStory(story)}
      >
        <span aria-hidden="true">{isKept ? '★' : '☆'}</span>
      </button>
      <details class="story-menu">
        <summary class="story-action" aria-label={texts.moreActions} title={texts.moreActions}>
          <span aria-hidden="true">⋯</span>
        </summary>
        <ul>
          <li>
            <button type="button" onClick={() => toggleRead(story.id)}>
              {isRead ? texts.markUnread : texts.markRead}
            </button>
          </li>
          {muteChoices(story).map(([kind, of, label]) => (
            <li key={`${kind} ${of}`}>
              <button type="button" data-testid={`mute-${kind}`} onClick={() => askToMute(kind, of, label, story)}>
                {texts.muteThis[kind](label)}
              </button>
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function muteChoices(story: StoryCard) {
  return [
    ['storyline', story.storyline.id, story.headline],
    ['publisher', story.publisher.id, story.publisher.name],
    ...story.topics.map(({ slug, label }) => ['topic', slug, label] as const),
  ] as const;
}
