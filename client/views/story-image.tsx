import { useState } from 'preact/hooks';
import { CARD_SIZES, focusClasses, LEAD_SIZES, pictureInWidth, pictureSources } from '../../shared/domain/picture.ts';
import type { StoryCard } from '../../shared/domain/story.ts';
import { texts } from '../texts.ts';

interface Props {
  story: Pick<StoryCard, 'image'>;
  isLead?: boolean;
}

/** An image whose space is reserved, so that nothing moves when it loads or fails. */
export function StoryImage({ story: { image }, isLead = false }: Props) {
  const [isBroken, setBroken] = useState(false);
  if (image === undefined) return null;
  const { url, alt = '', width, height, color } = image;
  const source = savesData()
    ? { src: pictureInWidth(url, 160) }
    : { src: url, srcset: pictureSources(url), sizes: isLead ? LEAD_SIZES : CARD_SIZES };
  return (
    <div class={isLead ? 'picture picture-lead' : 'picture'}>
      {!isBroken && (
        <img
          class={focusClasses(image)}
          // Before `src`, so that the browser chooses once.
          srcset={source.srcset}
          sizes={source.sizes}
          src={source.src}
          width={width}
          height={height}
          alt={alt}
          style={color === undefined ? undefined : { backgroundColor: color }}
          loading={isLead ? 'eager' : 'lazy'}
          decoding="async"
          referrerpolicy="no-referrer"
          onError={() => setBroken(true)}
        />
      )}
      {isBroken && isLead && <p class="picture-missing">{texts.pictureMissing}</p>}
    </div>
  );
}

/** True where the reader has asked the browser to save data. */
function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData === true;
}
