import type { ImageIn } from '../../shared/contract/image-schema.ts';
import type { CoveragePost } from '../../shared/domain/coverage.ts';
import { type Picture, pictureSources } from '../../shared/domain/picture.ts';
import { pictureAddress } from '../../shared/domain/picture-address.ts';
import type { Story, StoryCard } from '../../shared/domain/story.ts';
import type { ImagesMode } from '../../shared/node/config/images-config.ts';
import type { PictureAddresses } from './picture-addresses.ts';
import type { KnownFacts } from './picture-facts.ts';
import type { PublisherIcons } from './publisher-icons.ts';

/** The width of the address that a card carries. */
const CARD_WIDTH = 640;
const BODY_WIDTH = 960;
/** Bodies are sanitised: each attribute is in double quotes, and `<` and `>` in a value are escaped. */
const BODY_PICTURE = /<img\b[^<>]*>/g;
const SOURCE = /(\ssrc=")([^"]*)(")/;

/** Adds to what readers get the addresses from which their browsers load pictures and icons. */
export interface ShownPictures {
  card<Card extends StoryCard>(card: Card): Card;
  story(story: Story): Story;
  /** A post of a live coverage. */
  post(post: CoveragePost): CoveragePost;
  /** A story's picture as it was submitted; undefined in the mode `off`. */
  picture(image: ImageIn): Picture | undefined;
  /** A sanitised body. */
  body(html: string): string;
}

/** In the mode `proxy` these are our own addresses, in `direct` the publishers'; in `off` there are none. */
export function showPictures(
  mode: ImagesMode,
  { addresses, facts, icons }: { addresses: PictureAddresses; facts: KnownFacts; icons: Pick<PublisherIcons, 'shown'> },
): ShownPictures {
  const shownAt = (source: string): Picture | undefined => {
    if (mode === 'off') return undefined;
    const url = mode === 'proxy' ? addresses.pathOf(source, CARD_WIDTH) : pictureAddress(source);
    return url === null ? undefined : { url, ...(mode === 'proxy' && facts.of(source)) };
  };
  const pictureOf = ({ imageUrl, imageAlt, imageFrame }: StoryCard): Picture | undefined => {
    // Events from before stories had pictures have no address at all.
    const shown = imageUrl ? shownAt(imageUrl) : undefined;
    if (!shown) return undefined;
    const { url, ...known } = shown;
    return { url, ...(imageAlt !== undefined && { alt: imageAlt }), ...imageFrame, ...known };
  };
  const card = <Card extends StoryCard>(from: Card): Card => {
    const image = pictureOf(from);
    const publisher = icons.shown(from.publisher);
    const reports = from.reports?.map((report) => ({ ...report, publisher: icons.shown(report.publisher) }));
    if (!image && !reports && publisher === from.publisher) return from;
    return { ...from, publisher, ...(image && { image }), ...(reports && { reports }) };
  };
  const body = (html: string): string => {
    if (mode === 'direct') return html;
    return html.replace(BODY_PICTURE, (tag) =>
      mode === 'off' ? '' : tag.replace(SOURCE, (_all, before, source, after) => before + proxied(source) + after),
    );
  };
  const proxied = (source: string): string => addresses.pathOf(source.replaceAll('&amp;', '&'), BODY_WIDTH);
  return {
    card,
    body,
    picture({ url, alt, caption, credit, focalPoint }) {
      const shown = shownAt(url);
      if (!shown) return undefined;
      const said = { ...(alt && { alt }), ...(caption && { caption }), ...(credit && { credit }) };
      return { ...said, ...(focalPoint && { focalPoint }), ...shown };
    },
    post(from) {
      const shown = from.picture ? shownAt(from.picture.url) : undefined;
      if (!from.picture || !shown) return from;
      const { url: source, ...said } = from.picture;
      const sources = pictureSources(shown.url);
      const picture = { url: source, ...said, shown: { ...said, ...shown }, ...(sources && { sources }) };
      return { ...from, picture };
    },
    story(from) {
      const { imageCaption: caption, imageCredit: credit } = from;
      const pageHtml = body(from.bodyHtml);
      const shown = card({ ...from, ...(pageHtml !== from.bodyHtml && { pageHtml }) });
      if (shown.image === undefined) return shown;
      return { ...shown, image: { ...shown.image, ...(caption && { caption }), ...(credit && { credit }) } };
    },
  };
}
