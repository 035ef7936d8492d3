import { parseHTML } from 'linkedom';

/** What is needed of an element, as Node's types know no DOM. */
export interface HtmlElement {
  readonly outerHTML: string;
  readonly textContent: string | null;
  getAttribute(name: string): string | null;
  getAttributeNames(): string[];
  setAttribute(name: string, value: string): void;
  replaceWith(other: HtmlElement): void;
  remove(): void;
}

/** What is needed of a document. */
export interface HtmlDocument {
  querySelector(selector: string): HtmlElement | null;
  querySelectorAll(selector: string): Iterable<HtmlElement>;
  createElement(name: string): HtmlElement;
}

/** Parses a page. No script of it runs, and nothing is loaded. */
export function openDocument(html: string): HtmlDocument {
  // What has no html element would have no body either.
  const whole = /<html[\s>]/i.test(html) ? html : `<!doctype html><html><body>${html}</body></html>`;
  return (parseHTML(whole) as { document: HtmlDocument }).document;
}
