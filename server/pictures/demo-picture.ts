import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DEMO_PICTURES } from '../../shared/domain/demo-pictures.ts';
import { NewswireError } from '../../shared/domain/errors.ts';

const FOLDER = path.join(import.meta.dirname, '../../demo/pictures');
/** Nothing that could lead out of the folder. */
const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*\.webp$/;

/** Whether this is the address of one of the demo's pictures, which come with the program. */
export function isDemoPicture(source: string): boolean {
  return source.startsWith(DEMO_PICTURES);
}

/** The bytes of a picture of the demo; throws `picture_gone` for an unknown name. */
export async function readDemoPicture(source: string): Promise<Buffer> {
  const name = source.slice(DEMO_PICTURES.length);
  const bytes = NAME.test(name) ? await readFile(path.join(FOLDER, name)).catch(unlessMissing) : undefined;
  if (!bytes) throw new NewswireError('picture_gone', 'The demo has no such picture.');
  return bytes;
}

function unlessMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
