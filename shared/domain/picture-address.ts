/**
 * The address at which a page shows a picture: https, which its policy requires. An http address becomes https, as
 * browsers do it for pictures in pages of https; null where that cannot be.
 */
export function pictureAddress(url: string | null): string | null {
  if (url === null || /^https:\/\//i.test(url)) return url;
  return /^http:\/\/[^/?#:]+(?:[/?#]|$)/i.test(url) ? url.replace(/^http:/i, 'https:') : null;
}
