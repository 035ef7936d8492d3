import { isImageAddress, realImageAddress } from '../../../shared/node/text/lazy-image.ts';
import type { HtmlDocument, HtmlElement } from './open-document.ts';

/** Attributes that hold the address of a picture on some pages, and something else on others. */
const LAST_RESORTS = ['data-hi-res-src', 'data-url'] as const;

/** Gives pictures that a script would load the address that it would load; the pictures of AMP become ordinary ones. */
export function settlePictures(document: HtmlDocument): void {
  for (const image of document.querySelectorAll('amp-img')) {
    const plain = document.createElement('img');
    for (const name of ['src', 'srcset', 'alt', 'width', 'height']) copy(image, plain, name);
    image.replaceWith(plain);
  }
  for (const image of document.querySelectorAll('img')) {
    const attributes = attributesOf(image);
    const address = realImageAddress(attributes) ?? LAST_RESORTS.map((name) => attributes[name]).find(isImageAddress);
    if (address !== undefined) image.setAttribute('src', address);
  }
}

function copy(from: HtmlElement, to: HtmlElement, name: string): void {
  const value = from.getAttribute(name);
  if (value !== null) to.setAttribute(name, value);
}

function attributesOf(element: HtmlElement): Record<string, string | undefined> {
  return Object.fromEntries(element.getAttributeNames().map((name) => [name, element.getAttribute(name) ?? undefined]));
}
