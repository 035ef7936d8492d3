import robotsParser from 'robots-parser';

/** What a site's robots.txt says about an address. */
export interface RobotsAnswer {
  allowed: boolean;
  /** The pause that it asks for between two pages. */
  delayMs: number;
}

const TOKEN = 'Newswire';

/** Asks a robots.txt (RFC 9309) about an address of its site. */
export function readRobots(robots: string, url: string): RobotsAnswer {
  const rules = robotsParser(new URL('/robots.txt', url).href, robots);
  const seconds = rules.getCrawlDelay(TOKEN) ?? 0;
  return { allowed: rules.isAllowed(url, TOKEN) !== false, delayMs: seconds > 0 ? seconds * 1_000 : 0 };
}
