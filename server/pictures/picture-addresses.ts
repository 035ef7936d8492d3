import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PictureWidth } from '../../shared/domain/picture.ts';

/** More than anyone can guess; 22 characters. */
const SIGNATURE_BYTES = 16;

/** Makes and checks the addresses of proxied pictures. */
export interface PictureAddresses {
  /** The path at which this server offers the picture of `source`, the publisher's address. */
  pathOf(source: string, width: PictureWidth): string;
  /** The publisher's address in the parts of such a path; undefined for a signature that is not ours. */
  sourceOf(signature: string, encoded: string): string | undefined;
}

/** Signs with `secret`, so that the proxy fetches only what is on the wire. The width is not signed. */
export function openPictureAddresses(secret: string): PictureAddresses {
  const sign = (encoded: string): string =>
    createHmac('sha256', secret)
      .update(`picture\n${encoded}`)
      .digest()
      .subarray(0, SIGNATURE_BYTES)
      .toString('base64url');
  return {
    pathOf(source, width) {
      const encoded = Buffer.from(source).toString('base64url');
      return `/images/${sign(encoded)}/${width}/${encoded}`;
    },
    sourceOf(signature, encoded) {
      const [given, right] = [Buffer.from(signature), Buffer.from(sign(encoded))];
      if (given.length !== right.length || !timingSafeEqual(given, right)) return undefined;
      return Buffer.from(encoded, 'base64url').toString();
    },
  };
}
