import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { StoryCard } from '../../shared/domain/story.ts';
import { saveStory, toggleRead } from '../actions/story-marks.ts';
import { draftMute } from '../state/mutes.ts';
import { texts } from '../texts.ts';

interface Props {
  story: StoryCard;
  isRead: boolean;
  isKept: boolean;
}

/** Buttons to save, mark and mute a story without opening it. */
export function StoryActions({ story, isRead, isKept }: Props) {
  const menu = useId();
  // Drawn on demand, because most menus are never opened.
  const [isWanted, setWanted] = useState(false);
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
      <button
        type="button"
        class="story-action"
        data-testid="story-menu"
        popovertarget={menu}
        title={texts.moreActions}
        aria-label={texts.moreActions}
      >
        <span aria-hidden="true">⋯</span>
      </button>
      <ul id={menu} class="story-menu" popover="auto" onBeforeToggle={() => setWanted(true)}>
        {isWanted && <MenuItems menu={menu} story={story} isRead={isRead} />}
      </ul>
    </div>
  );
}

function MenuItems({ menu, story, isRead }: { menu: string; story: StoryCard; isRead: boolean }) {
  return (
    <>
      <li>
        <MenuItem menu={menu} onClick={() => toggleRead(story.id)}>
          {isRead ? texts.markUnread : texts.markRead}
        </MenuItem>
      </li>
      {muteChoices(story).map(([kind, of, label]) => (
        <li key={`${kind} ${of}`}>
          <MenuItem menu={menu} testId={`mute-${kind}`} onClick={() => draftMute({ kind, of, label })}>
            {texts.muteThis[kind](label)}
          </MenuItem>
        </li>
      ))}
    </>
  );
}

interface ItemProps {
  menu: string;
  testId?: string;
  onClick: () => void;
  children: ComponentChildren;
}

/** A menu item; a click also closes the menu. */
function MenuItem({ menu, testId, onClick, children }: ItemProps) {
  return (
    <button type="button" data-testid={testId} popovertarget={menu} popovertargetaction="hide" onClick={onClick}>
      {children}
    </button>
  );
}

/** What of a story can be muted: its storyline, publisher and topics, each with its name. */
export function muteChoices(story: StoryCard) {
  return [
    ['storyline', story.storyline.id, story.headline],
    ['publisher', story.publisher.id, story.publisher.name],
    ...story.topics.map(({ slug, label }) => ['topic', slug, label] as const),
  ] as const;
}
