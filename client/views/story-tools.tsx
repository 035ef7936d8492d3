import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { StoryCard } from '../../shared/domain/story.ts';
import { beginListening } from '../actions/listen.ts';
import { shareStory } from '../actions/share-story.ts';
import { saveStory } from '../actions/story-marks.ts';
import { showDialog } from '../state/dialog.ts';
import { canListen, listening } from '../state/listening.ts';
import { draftMute } from '../state/mutes.ts';
import { isSaved } from '../state/saved-stories.ts';
import { storyPageTexts } from '../story-page-texts.ts';
import { texts } from '../texts.ts';
import { Icon, type IconName } from './icon.tsx';
import { Lazy } from './lazy.tsx';
import { muteChoices } from './story-actions.tsx';

const translateTool = () => import('./translate-tool.tsx').then((chunk) => chunk.TranslateTool);
const hasTranslator = 'Translator' in globalThis;

/** What a reader can do with a story: under its byline, on a phone at the bottom of the window. */
export function StoryTools({ story }: { story: StoryCard }) {
  const { tools } = storyPageTexts;
  const isKept = isSaved(story.id);
  return (
    <>
      <Tool icon="save" isPressed={isKept} label={isKept ? tools.saved : tools.save} onClick={() => saveStory(story)} />
      <Tool icon="share" label={tools.share} onClick={() => void shareStory(story)} />
      {canListen(story.language) && (
        <Tool
          icon="listen"
          label={tools.listen}
          onClick={() => beginListening(story)}
          isOpen={listening.value !== null}
        />
      )}
      {hasTranslator && <Lazy load={translateTool} props={{ story }} />}
      <MuteTool story={story} />
      <Tool icon="display" label={tools.display} onClick={() => showDialog('display')} />
      <Tool icon="print" label={tools.print} onClick={() => print()} />
    </>
  );
}

interface ToolProps {
  icon: IconName;
  label: ComponentChildren;
  isPressed?: boolean;
  isOpen?: boolean;
  menu?: string;
  onClick?: () => void;
}

function Tool({ icon, label, isPressed, isOpen, menu, onClick }: ToolProps) {
  return (
    <button
      type="button"
      class="tool"
      data-testid={`tool-${icon}`}
      aria-pressed={isPressed}
      aria-expanded={isOpen}
      popovertarget={menu}
      onClick={onClick}
    >
      <Icon name={icon} isFilled={isPressed === true} />
      <span>{label}</span>
    </button>
  );
}

/** The story's storyline, publisher and topics, each with the dialog that shows what muting it hides. */
function MuteTool({ story }: { story: StoryCard }) {
  const menu = useId();
  return (
    <>
      <Tool icon="mute" label={storyPageTexts.tools.mute} menu={menu} />
      <ul id={menu} class="story-menu tool-menu" popover="auto">
        {muteChoices(story).map(([kind, of, label]) => (
          <li key={`${kind} ${of}`}>
            <button
              type="button"
              dir="auto"
              data-testid={`mute-${kind}`}
              popovertarget={menu}
              popovertargetaction="hide"
              onClick={() => draftMute({ kind, of, label })}
            >
              {texts.muteThis[kind](label)}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
