import { createHash } from 'node:crypto';
import { NewswireError } from '../../shared/domain/errors.ts';
import type { LogoFiles } from '../../shared/node/db/site/logo-store.ts';
import { pictureType } from '../../shared/node/pictures/picture-type.ts';
import { type Resizer, UnusablePicture } from '../../shared/node/pictures/resizer.ts';

const TYPES = ['png', 'jpeg', 'webp'];

/** A logo in its sizes, without the metadata of the file that was sent. */
export interface DrawnLogo {
  hash: string;
  width: number;
  height: number;
  files: LogoFiles;
}

/** Makes a logo and its icons of a file; throws `validation_failed` for one that is no picture, or too large. */
export async function drawLogo({ run }: Resizer, bytes: Buffer): Promise<DrawnLogo> {
  if (!TYPES.includes(pictureType(bytes) ?? '')) throw refused('type', 'must be a PNG, JPEG or WebP picture');
  try {
    const { bytes: logo, size } = await run({ kind: 'logo', bytes });
    const [icon192, icon512, iconMaskable] = [
      await run({ kind: 'icon', bytes: logo, size: 192 }),
      await run({ kind: 'icon', bytes: logo, size: 512 }),
      await run({ kind: 'icon', bytes: logo, size: 512, isMaskable: true }),
    ];
    const files = { logo, icon192: icon192.bytes, icon512: icon512.bytes, iconMaskable: iconMaskable.bytes };
    const hash = createHash('sha256').update(logo).digest('hex').slice(0, 16);
    return { hash, width: size?.width ?? 1, height: size?.height ?? 1, files };
  } catch (error) {
    if (error instanceof UnusablePicture) throw refused('picture', `cannot be used: ${error.message}`);
    throw error;
  }
}

function refused(rule: string, detail: string): NewswireError {
  return new NewswireError('validation_failed', `logo ${detail}`, [{ field: 'logo', rule, detail }]);
}
