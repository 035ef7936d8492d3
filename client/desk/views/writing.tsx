import { correctedStory } from '../draft.ts';
import { watched } from '../hand-in.ts';
import { Previewed } from './previewed.tsx';
import { Receipt } from './receipt.tsx';
import { StoryForm } from './story-form.tsx';

/** Writing on the one side, what comes of it on the other. */
export function Writing() {
  return (
    <div class="desk-columns">
      <StoryForm key={correctedStory.value?.id ?? 'new'} />
      <div class="desk-beside">
        {watched.value && <Receipt submission={watched.value} />}
        <Previewed />
      </div>
    </div>
  );
}
