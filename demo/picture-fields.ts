import { DEMO_PICTURES } from '../shared/domain/demo-pictures.ts';
import { DEMO_PICTURE_TEXTS, type DemoPictureName } from './pictures.ts';
import { PICTURED_STORIES, TRANSLATED_CAPTIONS } from './story-pictures.ts';

const CREDIT = 'Newswire (illustration)';

const PICTURE_OF = new Map(
  Object.entries(PICTURED_STORIES).flatMap(([name, keys]) =>
    keys.map((key) => [key, name as DemoPictureName] as const),
  ),
);

/** The fields of a story's picture, as its publisher submits them; none for a story without one. */
export function pictureFields(key: string) {
  const name = PICTURE_OF.get(key);
  if (name === undefined) return {};
  const { alt, caption } = DEMO_PICTURE_TEXTS[name];
  return {
    imageUrl: `${DEMO_PICTURES}${name}.webp`,
    imageAlt: alt,
    imageCaption: TRANSLATED_CAPTIONS[key] ?? caption,
    imageCredit: CREDIT,
  };
}
