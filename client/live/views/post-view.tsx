import {
  type Coverage,
  type CoveragePost,
  POST_PICTURE_SIZES,
  type PostLink,
  type PostPicture,
  type PostQuote,
} from '../../../shared/domain/coverage.ts';
import { paragraphsOf, postPath } from '../../../shared/domain/coverage-address.ts';
import { hostOf } from '../../../shared/domain/host-of.ts';
import { liveTexts } from '../live-texts.ts';
import { Around, Moment } from './moment.tsx';

/** A post of a live coverage. */
export function PostView({ post, coverage }: { post: CoveragePost; coverage: Coverage }) {
  const { title, text, quote, picture, link, authors, editedAt, retracted } = post;
  const lang = coverage.language ?? undefined;
  return (
    <article class={`post${classesOf(post)}`} id={`post-${post.id}`} data-testid="post">
      <p class="post-when">
        <a href={postPath(coverage, post.id)} title={liveTexts.link}>
          <Moment at={post.at} />
        </a>
      </p>
      <div class="post-content">
        <Marks post={post} />
        {title && (
          <h3 class="post-title" dir="auto" lang={lang}>
            {title}
          </h3>
        )}
        {retracted && (
          <p class="post-retracted">
            <strong>{liveTexts.retracted}</strong> {liveTexts.reason} <q dir="auto">{retracted.reason}</q>
          </p>
        )}
        {text && (
          <div class="post-text" dir="auto" lang={lang}>
            <Paragraphs text={text} />
          </div>
        )}
        {quote && <Quote quote={quote} lang={lang} />}
        {picture && <PostImage picture={picture} />}
        {link && <LinkCard link={link} />}
        {(authors.length > 0 || editedAt) && (
          <p class="post-foot">
            {authors.length > 0 && <span dir="auto">{authors.join(', ')}</span>}{' '}
            {editedAt && <Around message={liveTexts.edited} at={editedAt} />}
          </p>
        )}
      </div>
    </article>
  );
}

function classesOf({ keyEvent, correction, pinned, retracted }: CoveragePost): string {
  return [keyEvent && ' is-key', correction && ' is-correction', pinned && ' is-pinned', retracted && ' is-retracted']
    .filter(Boolean)
    .join('');
}

function Marks({ post: { pinned, keyEvent, correction } }: { post: CoveragePost }) {
  const { pinned: isPinned, keyEvent: isKey, correction: isCorrection } = liveTexts;
  const marks = [pinned && isPinned, keyEvent && isKey, correction && isCorrection].filter(Boolean);
  if (marks.length === 0) return null;
  return (
    <p class="post-marks">
      {marks.map((mark) => (
        <span class="post-mark" key={mark}>
          {mark}
        </span>
      ))}
    </p>
  );
}

function Paragraphs({ text }: { text: string }) {
  return paragraphsOf(text).map((part, index) => <p key={index}>{part}</p>);
}

function Quote({ quote: { text, source, url }, lang }: { quote: PostQuote; lang: string | undefined }) {
  return (
    <figure class="post-quote" lang={lang}>
      <blockquote dir="auto">
        <Paragraphs text={text} />
      </blockquote>
      {(source || url) && (
        <figcaption dir="auto">
          {url ? (
            <a href={url} rel="noopener noreferrer nofollow">
              {source ?? hostOf(url)}
            </a>
          ) : (
            source
          )}
        </figcaption>
      )}
    </figure>
  );
}

function PostImage({ picture: { shown, sources, alt, caption, credit } }: { picture: PostPicture }) {
  if (!shown) return null;
  const { width, height, url } = shown;
  return (
    <figure class="post-picture">
      <img
        src={url}
        srcset={sources}
        sizes={POST_PICTURE_SIZES}
        width={width}
        height={height}
        alt={alt}
        loading="lazy"
        decoding="async"
      />
      {(caption || credit) && (
        <figcaption dir="auto">
          {caption} {credit && <span class="post-credit">{liveTexts.credit(credit)}</span>}
        </figcaption>
      )}
    </figure>
  );
}

function LinkCard({ link: { url, title, description } }: { link: PostLink }) {
  return (
    <a class="post-link" href={url} rel="noopener noreferrer nofollow">
      <span class="post-link-host">{hostOf(url)}</span>
      <strong dir="auto">{title}</strong>
      {description && <span dir="auto">{description}</span>}
    </a>
  );
}
