import type { HtmlElement, HtmlNode } from './html-tree.ts';
import { bestAddress } from './picture-nodes.ts';

// Sites that load pictures by script repeat them in `noscript`.

/** A picture without an address whose copy for browsers without scripts has one. */
export function isStandIn(node: HtmlElement, siblings: readonly HtmlNode[], index: number): boolean {
  if (node.name !== 'img' || showsPicture(node)) return false;
  const copies = [neighbour(siblings, index, -1), neighbour(siblings, index, 1)];
  return copies.some((copy) => copy?.name === 'noscript' && showsPicture({ ...copy, name: 'span' }));
}

/** Whether what stands here is beside a picture with an address. */
export function isCopyOfPicture(siblings: readonly HtmlNode[], index: number): boolean {
  return [neighbour(siblings, index, -1), neighbour(siblings, index, 1)].some(
    (node) => node !== undefined && showsPicture(node),
  );
}

function neighbour(siblings: readonly HtmlNode[], index: number, step: 1 | -1): HtmlElement | undefined {
  for (let at = index + step; at >= 0 && at < siblings.length; at += step) {
    const node = siblings[at];
    if (typeof node !== 'string') return node;
    if (node !== undefined && /\S/.test(node)) return undefined;
  }
  return undefined;
}

function showsPicture({ name, attributes, children }: HtmlElement): boolean {
  if (name === 'img') return bestAddress(attributes) !== undefined;
  if (name !== 'picture' && name !== 'a' && name !== 'span') return false;
  return children.some((child) => typeof child !== 'string' && child.name === 'img' && showsPicture(child));
}

/** Whether a part of the content for browsers without scripts is shown already. */
export function isRepeated(node: HtmlElement, isCopy: boolean, isShown: (address?: string) => boolean): boolean {
  const { name, attributes, children } = node;
  if (name === 'img') return isCopy || isShown(attributes.src);
  if (name === 'a' && children.length > 0 && isShown(attributes.href)) return true;
  if (name !== 'a' && name !== 'p' && name !== 'span' && name !== 'figure') return false;
  const [only, ...others] = children;
  return only !== undefined && typeof only !== 'string' && others.length === 0 && isRepeated(only, isCopy, isShown);
}
