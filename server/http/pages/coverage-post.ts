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
import { clockOf } from './clock-of.ts';
import { type Markup, markup } from './markup.ts';
import type { PageTexts } from './page-texts.ts';

/** A post of a live coverage, with the classes of the live page. */
export function postOf(post: CoveragePost, coverage: Coverage, say: PageTexts): Markup {
  const { live } = say;
  const marks = [post.pinned && live.pinned, post.keyEvent && live.keyEvent, post.correction && live.correction];
  const shown = marks.filter((mark) => mark !== false);
  const language = coverage.language && markup` lang="${coverage.language}"`;
  return markup`<article class="post${classesOf(post)}" id="post-${post.id}">
    <p class="post-when"><a href="${postPath(coverage, post.id)}" title="${live.link}">${clockOf(post.at, say)}</a></p>
    <div class="post-content">
      ${shown.length > 0 && markup`<p class="post-marks">${shown.map((mark) => markup`<span class="post-mark">${mark}</span>`)}</p>`}
      ${post.title && markup`<h3 class="post-title" dir="auto"${language}>${post.title}</h3>`}
      ${post.retracted && retractedOf(post.retracted, say)}
      ${post.text && markup`<div class="post-text" dir="auto"${language}>${paragraphsOf(post.text).map((part) => markup`<p>${part}</p>`)}</div>`}
      ${post.quote && quoteOf(post.quote, language)}
      ${post.picture && pictureOf(post.picture, say)}
      ${post.link && linkOf(post.link)}
      ${footOf(post, say)}
    </div>
  </article>`;
}

function classesOf({ keyEvent, correction, pinned, retracted }: CoveragePost): string {
  return [keyEvent && ' is-key', correction && ' is-correction', pinned && ' is-pinned', retracted && ' is-retracted']
    .filter((name) => name)
    .join('');
}

function retractedOf({ reason }: { reason: string }, { live }: PageTexts): Markup {
  return markup`<p class="post-retracted"><strong>${live.retracted}</strong> ${live.reason} <q dir="auto">${reason}</q></p>`;
}

function quoteOf({ text, source, url }: PostQuote, language: Markup | '' | null): Markup {
  const who = url ? markup`<a href="${url}" rel="noopener noreferrer nofollow">${source ?? hostOf(url)}</a>` : source;
  return markup`<figure class="post-quote"${language}>
    <blockquote dir="auto">${paragraphsOf(text).map((part) => markup`<p>${part}</p>`)}</blockquote>
    ${who && markup`<figcaption dir="auto">${who}</figcaption>`}
  </figure>`;
}

function pictureOf({ shown, sources, alt, caption, credit }: PostPicture, { live }: PageTexts): Markup | null {
  if (!shown) return null;
  const { width, height, url } = shown;
  const size = width && height && markup` width="${width}" height="${height}"`;
  return markup`<figure class="post-picture">
    <img src="${url}"${sources && markup` srcset="${sources}" sizes="${POST_PICTURE_SIZES}"`}${size} alt="${alt}" loading="lazy" decoding="async">
    ${(caption || credit) && markup`<figcaption dir="auto">${caption} ${credit && markup`<span class="post-credit">${live.credit(credit)}</span>`}</figcaption>`}
  </figure>`;
}

function linkOf({ url, title, description }: PostLink): Markup {
  return markup`<a class="post-link" href="${url}" rel="noopener noreferrer nofollow">
    <span class="post-link-host">${hostOf(url)}</span>
    <strong dir="auto">${title}</strong>
    ${description && markup`<span dir="auto">${description}</span>`}
  </a>`;
}

function footOf({ authors, editedAt }: CoveragePost, say: PageTexts): Markup | null {
  if (authors.length === 0 && editedAt === null) return null;
  const edited = editedAt && markup`<span>${around(say.live.edited, clockOf(editedAt, say))}</span>`;
  return markup`<p class="post-foot">${authors.length > 0 && markup`<span dir="auto">${authors.join(', ')}</span>`} ${edited}</p>`;
}

/** A message with markup as its only part. */
export function around(message: (part: string) => string, part: Markup): Markup {
  const [before = '', after = ''] = message('\0').split('\0');
  return markup`${before}${part}${after}`;
}
