import { Parser } from 'htmlparser2';
import { cutText } from '../../../shared/domain/cut-text.ts';
import { resolveUrl } from '../parse/resolve-url.ts';
import { isFeedType, looksLikeFeed } from './feed-likeness.ts';

const TITLE_MAX_CHARACTERS = 200;
/** Every open tag costs parser time, and no page that people read is nested this deep. */
const OPEN_MAX = 1_000;
const LINKS_MAX = 200;

/** What a web page says about feeds. */
export interface PageLinks {
  title: string | undefined;
  /** Feeds that the page declares, in its order. */
  declared: PageLink[];
  /** Links for people that look like feeds. */
  anchors: PageLink[];
}

export interface PageLink {
  url: string;
  title?: string | undefined;
}

/** Reads the feeds of an HTML page; `address` is where the page came from. */
export function readPageLinks(html: string, address: string): PageLinks {
  const reader = new PageReader(address);
  let open = 0;
  const parser = new Parser({
    onopentag(name, attributes) {
      open += 1;
      if (open === OPEN_MAX) parser.pause();
      reader.open(name, attributes);
    },
    ontext: (text) => reader.text(text),
    onclosetag(name) {
      open -= 1;
      reader.close(name);
    },
  });
  parser.end(html);
  return reader.links();
}

class PageReader {
  readonly #declared: PageLink[] = [];
  readonly #anchors: PageLink[] = [];
  readonly #address: string;
  #base: string | undefined;
  #title = '';
  #inTitle = false;
  /** The link whose text is being read. */
  #anchor: { href: string; text: string } | undefined;

  constructor(address: string) {
    this.#address = address;
  }

  open(name: string, attributes: Record<string, string>): void {
    if (name === 'base') this.#base ??= resolveUrl(attributes.href, [this.#address]);
    if (name === 'title' && this.#title === '') this.#inTitle = true;
    if (name === 'link') this.#declare(attributes);
    if (name === 'a' && attributes.href) this.#anchor = { href: attributes.href, text: '' };
  }

  text(text: string): void {
    if (this.#inTitle && this.#title.length < TITLE_MAX_CHARACTERS) this.#title += text;
    if (this.#anchor && this.#anchor.text.length < TITLE_MAX_CHARACTERS) this.#anchor.text += text;
  }

  close(name: string): void {
    if (name === 'title') this.#inTitle = false;
    if (name !== 'a' || !this.#anchor) return;
    const { href, text } = this.#anchor;
    this.#anchor = undefined;
    const url = this.#resolve(href);
    if (url === undefined || this.#anchors.length >= LINKS_MAX || !looksLikeFeed(url, text)) return;
    this.#anchors.push({ url, title: line(text) });
  }

  links(): PageLinks {
    return { title: line(this.#title), declared: this.#declared, anchors: this.#anchors };
  }

  #declare({ rel = '', type, href, title }: Record<string, string>): void {
    const relations = rel.toLowerCase().split(/\s+/);
    const url = this.#resolve(href);
    if (url === undefined || this.#declared.length >= LINKS_MAX) return;
    const isFeed = relations.includes('feed') || (relations.includes('alternate') && isFeedType(type, url));
    if (isFeed && !relations.includes('stylesheet')) this.#declared.push({ url, title: line(title) });
  }

  #resolve(href: string | undefined): string | undefined {
    return resolveUrl(href?.trim().replace(/^feed:(?:\/\/(?!https?:))?/i, feedScheme), [this.#base, this.#address]);
  }
}

/** `feed://host` stands for https, `feed:https://host` for itself. */
function feedScheme(scheme: string): string {
  return scheme.endsWith('//') ? 'https://' : '';
}

function line(text: string | undefined): string | undefined {
  const tidy = cutText(text?.replace(/\s+/gu, ' ').trim() ?? '', TITLE_MAX_CHARACTERS);
  return tidy === '' ? undefined : tidy;
}
