import { useEffect, useRef, useState } from 'preact/hooks';
import type { Coverage, CoveragePost } from '../../../../shared/domain/coverage.ts';
import { PostView } from '../../../live/views/post-view.tsx';
import { composerTexts } from '../composer-texts.ts';
import { editedPost, editPost } from '../editing.ts';
import { forgetPost, keptPost } from '../kept-posts.ts';
import { draftOf } from '../post-draft.ts';
import { changePost, pinPost } from '../write-post.ts';
import { RetractPostDialog } from './coverage-dialogs.tsx';
import { PostForm } from './post-form.tsx';

interface Props {
  post: CoveragePost;
  coverage: Coverage;
}

/** A post with what its publisher can do to it, or the form in its place. */
export function DeskPost({ post, coverage }: Props) {
  if (editedPost.value === post.id && !coverage.endedAt && !post.retracted) return <Editing post={post} />;
  return (
    <div class="desk-post">
      <PostView post={post} coverage={coverage} />
      {!post.retracted && <Acts {...{ post, coverage }} />}
    </div>
  );
}

function Editing({ post }: { post: CoveragePost }) {
  const unsent = { coverageId: post.coverageId, postId: post.id };
  const close = (): void => {
    forgetPost(unsent);
    editPost(undefined);
  };
  return (
    <PostForm
      id={`edit-${post.id}`}
      title={composerTexts.editPost}
      unsent={unsent}
      before={keptPost(unsent) ?? draftOf(post)}
      send={(draft) => changePost(post, draft)}
      button={composerTexts.save}
      done={close}
      cancel={close}
    />
  );
}

function Acts({ post, coverage }: Props) {
  const [isAsked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string>();
  const edit = useEditButton(post.id);
  return (
    <div class="desk-post-acts">
      {!coverage.endedAt && (
        <>
          <button ref={edit} type="button" class="button-small" onClick={() => editPost(post.id)}>
            {composerTexts.edit}
          </button>
          <button
            type="button"
            class="button-small"
            onClick={() => void pinPost(post, !post.pinned).then((refused) => setProblem(refused?.message))}
          >
            {post.pinned ? composerTexts.release : composerTexts.marks.pinned}
          </button>
        </>
      )}
      <button type="button" class="button-small" onClick={() => setAsked(true)}>
        {composerTexts.retract}
      </button>
      {problem && (
        <p class="desk-problem" role="alert">
          {problem}
        </p>
      )}
      {isAsked && <RetractPostDialog post={post} close={() => setAsked(false)} />}
    </div>
  );
}

let lastEdited: string | undefined;

/** The focus goes back to the button of the post that was edited. */
function useEditButton(id: string) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (lastEdited === id && editedPost.peek() === undefined) {
      button.current?.focus();
      lastEdited = undefined;
    }
    return () => {
      if (editedPost.peek() === id) lastEdited = id;
    };
  }, []);
  return button;
}
