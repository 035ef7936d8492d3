import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface SiteItem {
  id: string;
  title: string;
  text?: string;
  link?: string;
}

type Answer = (req: IncomingMessage, res: ServerResponse, body: string) => void;

/** A web site on loopback that serves what a test defines, and records requests. */
export interface FeedSite {
  url(path: string): string;
  on(path: string, answer: Answer): void;
  /** Requests for this path so far. */
  requests(path: string): { method: string; headers: IncomingMessage['headers']; body: string }[];
  close(): Promise<void>;
}

export async function openFeedSite(): Promise<FeedSite> {
  const answers = new Map<string, Answer>();
  const seen: { path: string; method: string; headers: IncomingMessage['headers']; body: string }[] = [];
  const server: Server = createServer(async (req, res) => {
    const path = req.url ?? '/';
    const chunks: Buffer[] = [];
    for await (const chunk of req) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString('utf8');
    seen.push({ path, method: req.method ?? '', headers: req.headers, body });
    const answer = answers.get(path);
    if (answer) answer(req, res, body);
    else res.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (path) => `http://127.0.0.1:${port}${path}`,
    on: (path, answer) => void answers.set(path, answer),
    requests: (path) => seen.filter((request) => request.path === path),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Builds an RSS document. */
export function rss(title: string, items: SiteItem[], extra = ''): string {
  const written = items.map(
    ({ id, title: headline, text, link }) =>
      `<item><guid isPermaLink="false">${id}</guid><title>${headline}</title>${link ? `<link>${link}</link>` : ''}<description>${text ?? ''}</description></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${title}</title>${extra}${written.join('')}</channel></rss>`;
}
