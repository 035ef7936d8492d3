import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import type { Story } from '../../../shared/domain/story.ts';
import { storyPath } from '../../../shared/domain/story-address.ts';
import { lookUpStory } from '../../actions/moderate.ts';
import { moderationTexts } from '../../moderation-texts.ts';
import { ActForm } from './act-form.tsx';
import { SplitForm } from './split-form.tsx';

/** Finds a story that nobody has reported, to close its comments or split its storyline. */
export function LookUp() {
  const [found, setFound] = useState<Story | string | undefined>(undefined);
  const find = (event: TargetedSubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const address = String(new FormData(event.currentTarget).get('address') ?? '');
    void lookUpStory(address).then(setFound);
  };
  return (
    <section aria-labelledby="moderation-look-up">
      <h2 class="side-title" id="moderation-look-up">
        {moderationTexts.lookUp}
      </h2>
      <form class="look-up" onSubmit={find}>
        <label class="field">
          <span class="visually-hidden">{moderationTexts.lookUp}</span>
          <input
            type="text"
            name="address"
            data-testid="look-up"
            required
            placeholder={moderationTexts.lookUpHint}
            autocomplete="off"
            spellcheck={false}
          />
        </label>
        <button type="submit" class="button-small">
          {moderationTexts.lookUpGo}
        </button>
      </form>
      {typeof found === 'string' && <p role="alert">{found}</p>}
      {typeof found === 'object' && <FoundStory story={found} again={() => setFound(undefined)} />}
    </section>
  );
}

function FoundStory({ story, again }: { story: Story; again: () => void }) {
  return (
    <article class="moderation-item" data-testid="looked-up">
      <h3 class="moderation-headline" dir="auto">
        <a href={storyPath(story)}>{story.headline}</a>
      </h3>
      <ActForm
        choices={[
          { label: moderationTexts.closeComments, act: { what: 'close', id: story.id } },
          { label: moderationTexts.openComments, act: { what: 'open', id: story.id } },
        ]}
        done={again}
      />
      {story.storyline.stories > 1 && (
        <SplitForm storylineId={story.storyline.id} stories={story.storyline.stories} doubted={story.id} done={again} />
      )}
    </article>
  );
}
