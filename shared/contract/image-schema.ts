import { z } from 'zod';
import { httpUrl, lineIn } from './text-schema.ts';

const PIXELS_MAX = 100_000;

const share = z.number().min(0, 'must be at least 0').max(1, 'must be at most 1');
const pixels = z.int().min(1, 'must be at least 1').max(PIXELS_MAX, `must be at most ${PIXELS_MAX}`);

/** The texts of a picture, as publishers submit them. */
export const imageTexts = { alt: lineIn(1_000), caption: lineIn(2_000), credit: lineIn(300) };

/** A story's picture with all that is known of it. */
export const imageIn = z.strictObject({
  url: httpUrl,
  alt: imageTexts.alt.optional(),
  caption: imageTexts.caption.optional(),
  credit: imageTexts.credit.optional(),
  width: pixels.optional(),
  height: pixels.optional(),
  focalPoint: z
    .strictObject({ x: share, y: share })
    .meta({ description: 'What must stay in sight where the picture is cropped: from the left and from the top' })
    .optional(),
});
export type ImageIn = z.infer<typeof imageIn>;
