import { useState } from 'preact/hooks';
import { composerTexts } from '../composer-texts.ts';
import { keptPost } from '../kept-posts.ts';
import { EMPTY_POST } from '../post-draft.ts';
import { addPost } from '../write-post.ts';
import { PostForm } from './post-form.tsx';

/** The form for the next post; what was not sent before a reload is in it. */
export function Composer({ coverageId }: { coverageId: string }) {
  const [posted, setPosted] = useState(0);
  const unsent = { coverageId };
  const kept = keptPost(unsent);
  return (
    <>
      <PostForm
        key={posted}
        id="new"
        title={composerTexts.newPost}
        unsent={unsent}
        before={kept ?? EMPTY_POST}
        isKept={kept !== undefined && posted === 0}
        isFocused={posted > 0}
        send={(draft, once) => addPost(coverageId, draft, once)}
        button={composerTexts.post}
        done={() => setPosted(posted + 1)}
      />
      <p class="visually-hidden" role="status">
        {posted > 0 && composerTexts.posted}
      </p>
    </>
  );
}
