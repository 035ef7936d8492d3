import { linkParts } from './link-parts.ts';

/** A comment's plain text, with web addresses as untrusted links. */
export function CommentText({ text }: { text: string }) {
  return (
    <p class="comment-text" dir="auto" key={text}>
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
