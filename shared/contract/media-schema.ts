import { z } from 'zod';
import { MEDIA_KINDS } from '../domain/media.ts';
import { addressIn, patternIn, textIn } from './text-schema.ts';

const MEDIA_MAX = 10;
/** More than eleven days; no recording is that long. */
const SECONDS_MAX = 1_000_000;
const MIME_TYPE = /^[a-zA-Z0-9][\w.+-]{0,63}\/[a-zA-Z0-9][\w.+-]{0,126}$/;

/** Sound or video that belongs to a story. */
const media = z.strictObject({
  url: addressIn(),
  kind: z.enum(MEDIA_KINDS),
  type: patternIn(MIME_TYPE, 'must be a media type such as audio/mpeg').optional(),
  bytes: z.int().min(0).optional(),
  durationSeconds: z.number().min(0).max(SECONDS_MAX).optional(),
  title: textIn(300).optional(),
});

export const mediaList = z.array(media).max(MEDIA_MAX, `must hold at most ${MEDIA_MAX} files`);
export type MediaIn = z.infer<typeof media>;
