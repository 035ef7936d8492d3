import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import lighthouse, { desktopConfig } from 'lighthouse';
import { chromium } from 'playwright-core';
import { blockingTime, type TraceEvent } from './blocking-time.ts';
import { BROWSER_FLAGS, findWholeChromium } from './browser.ts';

/** Lighthouse's report on a page: scores from 0 to 100, failed audits, and its own figures. */
export interface LighthouseReport {
  scores: Record<'performance' | 'accessibility' | 'best-practices' | 'seo', number>;
  failed: string[];
  figures: Record<string, number>;
}

/** Lighthouse assumes that a phone is this much slower than this machine. */
const PHONE_SLOWDOWN = 4;
const FIGURES = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
  'speed-index',
];

export interface LighthouseOptions {
  /** A laptop on a fast network instead of a phone on a slow one. */
  desktop?: boolean;
  /** Skips audits that depend on the machine's load. */
  withoutSpeed?: boolean;
}

/** Sometimes Chromium paints nothing, or the trace has no start; that is not the page's fault. */
const TRIES = 3;

/** Runs Lighthouse on a page in a fresh Chromium; throws when all attempts fail. */
export async function runLighthouse(url: string, options: LighthouseOptions = {}): Promise<LighthouseReport> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await lookOnce(url, options);
    } catch (error) {
      if (attempt === TRIES) throw error;
    }
  }
}

async function lookOnce(
  url: string,
  { desktop = false, withoutSpeed = false }: LighthouseOptions,
): Promise<LighthouseReport> {
  const profile = await mkdtemp(path.join(tmpdir(), 'newswire-lighthouse-'));
  const port = await getPort();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findWholeChromium(),
    args: [...BROWSER_FLAGS, `--remote-debugging-port=${port}`],
    headless: true,
  });
  try {
    const flags = { port, logLevel: 'silent', output: 'json' } as const;
    const only = withoutSpeed ? { onlyCategories: ['accessibility', 'best-practices', 'seo'] } : {};
    const result = await lighthouse(url, { ...flags, ...only }, desktop ? desktopConfig : undefined);
    if (!result) throw new Error(`Lighthouse gave no answer about ${url}`);
    const { runtimeError } = result.lhr;
    if (runtimeError) throw new Error(`Lighthouse could not look at ${url}: ${runtimeError.code}`);
    const report = toReport(result.lhr);
    const trace = result.artifacts.Trace;
    if (trace && !withoutSpeed) {
      const slowdown = desktop ? 1 : PHONE_SLOWDOWN;
      report.figures['total-blocking-time-by-cpu'] = blockingTime(trace.traceEvents as TraceEvent[], slowdown);
    }
    return report;
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
}

type Result = NonNullable<Awaited<ReturnType<typeof lighthouse>>>['lhr'];

function toReport({ categories, audits }: Result): LighthouseReport {
  const score = (name: string): number => Math.round((categories[name]?.score ?? 0) * 100);
  const costly = Object.values(categories)
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ weight, id }) => weight > 0 && (audits[id]?.score ?? 1) < 0.9)
    .map(({ id }) => `${id}: ${audits[id]?.title} ${audits[id]?.displayValue ?? ''}`.trim());
  return {
    scores: {
      performance: score('performance'),
      accessibility: score('accessibility'),
      'best-practices': score('best-practices'),
      seo: score('seo'),
    },
    failed: [...new Set(costly)],
    figures: Object.fromEntries(FIGURES.map((id) => [id, audits[id]?.numericValue ?? Number.NaN])),
  };
}
