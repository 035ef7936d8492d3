import { durationText, isPlayable, leadVideo, type StoryMedia, sizeText } from '../../../shared/domain/media.ts';
import { CARD_SIZES, focusClasses, LEAD_SIZES, type Picture, pictureSources } from '../../../shared/domain/picture.ts';
import type { Story, StoryCard } from '../../../shared/domain/story.ts';
import { type Markup, markup } from './markup.ts';
import type { PageTexts } from './page-texts.ts';

/** A card's picture. */
export function cardPicture({ image }: StoryCard): Markup | null {
  return image ? markup`<div class="picture">${imgOf(image, { sizes: CARD_SIZES, loading: 'lazy' })}</div>` : null;
}

function imgOf(image: Picture, { sizes, loading }: { sizes: string; loading: string }): Markup {
  const { url, alt = '', width, height } = image;
  const focus = focusClasses(image);
  const sources = pictureSources(url);
  const srcset = sources && markup` srcset="${sources}" sizes="${sizes}"`;
  const size = width !== undefined && height !== undefined && markup` width="${width}" height="${height}"`;
  return markup`<img${focus && markup` class="${focus}"`} src="${url}"${srcset}${size} alt="${alt}" loading="${loading}" decoding="async" referrerpolicy="no-referrer">`;
}

/** A story's picture with caption and credit; a video takes the picture's place and shows it until it plays. */
export function leadOf(story: Story, say: PageTexts): Markup | null {
  if (story.image === undefined) return null;
  const video = leadVideo(story.media);
  const shown = video
    ? playerOf(video, story.image.url, say)
    : imgOf(story.image, { sizes: LEAD_SIZES, loading: 'eager' });
  return markup`<figure class="lead"><div class="picture picture-lead">${shown}</div>${captionOf(story, say)}</figure>`;
}

/** A story's sound and video: a player where the page may play it, and a link. */
export function mediaOf({ media, image }: Story, say: PageTexts): Markup | null {
  if (media.length === 0) return null;
  const lead = image === undefined ? undefined : leadVideo(media);
  const list = markup`<ul aria-label="${say.story.media}">${media.map((file) => itemOf(file, file === lead, say))}</ul>`;
  return markup`<div class="media">${list}${media.some(isPlayable) && SPEED_PLACE}</div>`;
}

/** Where the live page has the choice of speed. */
const SPEED_PLACE = markup`<div class="speed soon"></div>`;

function captionOf({ imageCaption, imageCredit }: Story, say: PageTexts): Markup | null {
  if (!imageCaption && !imageCredit) return null;
  const credit = imageCredit && markup`<span class="credit">${say.story.credit(imageCredit)}</span>`;
  return markup`<figcaption dir="auto">${imageCaption && markup`<span>${imageCaption}</span> `}${credit}</figcaption>`;
}

function itemOf(file: StoryMedia, isLead: boolean, say: PageTexts): Markup {
  const facts = [
    file.durationSeconds !== undefined && durationText(file.durationSeconds, say.language),
    file.bytes !== undefined && sizeText(file.bytes, say.language),
  ].filter((fact) => fact !== false);
  const name = file.title ?? new URL(file.url).hostname;
  return markup`<li>
    ${!isLead && isPlayable(file) && playerOf(file, undefined, say)}
    <p><a href="${file.url}" rel="noopener noreferrer nofollow">${say.story.mediaKinds[file.kind]}: <span dir="auto">${name}</span></a>${facts.length > 0 && markup` <span class="media-facts">${facts.join(' · ')}</span>`}</p>
  </li>`;
}

/** Nothing is fetched from the publisher's host before the reader plays it. */
function playerOf({ kind, url, title }: StoryMedia, poster: string | undefined, say: PageTexts): Markup {
  const label = title ?? say.story.mediaKinds[kind];
  if (kind === 'audio') return markup`<audio controls preload="none" src="${url}" aria-label="${label}"></audio>`;
  const shown = poster && markup` poster="${poster}"`;
  return markup`<video controls preload="none" playsinline src="${url}"${shown} aria-label="${label}"></video>`;
}
