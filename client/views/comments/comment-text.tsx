import { linkParts } from './link-parts.ts';

/** A comment's text: plain, with its addresses as links that vouch for nothing. */
export function CommentText({ text }: { text: string }) {
  return (
    <p class="comment-text" dir="auto">
      {linkParts(text).map(({ text: part, url }) =>
        url === undefined ? (
          part
        ) : (
          <a href={url} target="_blank" rel="nofollow ugc noopener noreferrer">
            {part}
          </a>
        ),
      )}
    </p>
  );
}
