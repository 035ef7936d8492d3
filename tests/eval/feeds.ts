/**
 * How far the feed parser agrees with what others expect of their feeds: `node tests/eval/feeds.ts FOLDER`. With
 * `--feedparser`, what Debian's python3-feedparser reads in the same documents is expected instead.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseFeed } from '../../worker/feeds/parse/parse-feed.ts';
import type { ParsedFeed } from '../../worker/feeds/parse/parsed-feed.ts';
import { lineOf } from '../../worker/feeds/parse/plain-text.ts';
import { resolveUrl } from '../../worker/feeds/parse/resolve-url.ts';
import { readWithFeedparser } from '../helpers/feedparser.ts';
import { differencesIn, type ExpectedFeed } from './feed-facts.ts';
import { policyFor } from './feed-policies.ts';
import { get, type Json, list, plain, readExpected, text } from './read-expected.ts';

interface Tally {
  files: number;
  facts: number;
  agree: number;
  /** Facts that differ because of a policy, by its name. */
  policies: Map<string, number>;
  slowestMs: number;
}

const DOCUMENT = /\.(xml|rss|atom|rdf|json|html)$/;
const EXPECTATION = /(_expected|\.expected)\.json$/;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

await main(process.argv.slice(2));

async function main(args: string[]): Promise<void> {
  const folder = args.find((arg) => !arg.startsWith('--')) ?? '';
  if (!existsSync(path.join(folder, 'feeds')))
    throw new Error('name the folder that holds feeds/, encodings/ and urls/');
  const isFeedparser = args.includes('--feedparser');
  const tallies: Tally[] = [];
  for (const library of readdirSync(path.join(folder, 'feeds')))
    tallies.push(await evaluateLibrary(path.join(folder, 'feeds', library), isFeedparser));
  say(`in all: ${summaryOf(tallies.reduce(join))}`);
  if (isFeedparser) return;
  evaluateEncodings(path.join(folder, 'encodings'));
  evaluateUrls(path.join(folder, 'urls/resolve.json'));
}

async function evaluateLibrary(folder: string, isFeedparser: boolean): Promise<Tally> {
  const tally: Tally = { files: 0, facts: 0, agree: 0, policies: new Map(), slowestMs: 0 };
  const all = documents(folder);
  const files = isFeedparser ? all.filter((file) => !/\.(json|html)$/.test(file)) : all;
  const others = isFeedparser ? await readWithFeedparser(files) : undefined;
  for (const file of files) {
    const expected = others ? others.get(file) : expectationOf(file);
    evaluateFile(file, path.relative(folder, file), expected, tally, isFeedparser ? undefined : lineOf);
  }
  say(`${path.basename(folder)}: ${tally.files} files, ${summaryOf(tally)}, slowest ${tally.slowestMs.toFixed(0)} ms`);
  return tally;
}

function summaryOf({ facts, agree, policies }: Tally): string {
  const named = [...policies.values()].reduce((sum, count) => sum + count, 0);
  const percent = ((agree + named) / Math.max(1, facts)) * 100;
  const reasons = [...policies].map(([name, count]) => `${count} ${name}`).join(', ');
  return `${agree} of ${facts} facts agree, ${named} differ by policy${reasons && ` (${reasons})`}: ${percent.toFixed(1)} %`;
}

function join(one: Tally, other: Tally): Tally {
  const policies = new Map(one.policies);
  for (const [name, count] of other.policies) policies.set(name, (policies.get(name) ?? 0) + count);
  return {
    files: one.files + other.files,
    facts: one.facts + other.facts,
    agree: one.agree + other.agree,
    policies,
    slowestMs: Math.max(one.slowestMs, other.slowestMs),
  };
}

function documents(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => DOCUMENT.test(file));
  const all = new Set(files);
  return files
    .filter((file) => !EXPECTATION.test(file))
    .filter(
      (file) =>
        !(file.endsWith('.json') && ['.xml', '.rss', '.atom'].some((end) => all.has(file.replace(/\.json$/, end)))),
    )
    .map((file) => path.join(folder, file));
}

function evaluateFile(
  file: string,
  name: string,
  expected: ExpectedFeed | undefined,
  tally: Tally,
  readTitle?: typeof lineOf,
): void {
  tally.files += 1;
  const started = performance.now();
  const parsed = tryParse(file);
  tally.slowestMs = Math.max(tally.slowestMs, performance.now() - started);
  if (parsed instanceof Error) {
    const isExpected = expected !== undefined && expected.items.length > 0;
    say(`  ${name}: ${parsed.name}: ${parsed.message}${isExpected ? ' (but one is expected)' : ''}`);
    return;
  }
  if (expected === undefined) return;
  const { facts, differences } = differencesIn(parsed, expected, readTitle);
  const document = readFileSync(file, 'utf8');
  tally.facts += facts;
  tally.agree += facts - differences.length;
  for (const difference of differences) {
    const policy = policyFor(difference, expected, document);
    if (policy) tally.policies.set(policy, (tally.policies.get(policy) ?? 0) + 1);
    else say(`  ${name} ${difference.fact}: expected ${short(difference.expected)}, got ${short(difference.actual)}`);
  }
}

function tryParse(file: string): ParsedFeed | Error {
  try {
    return parseFeed(readFileSync(file));
  } catch (error) {
    return error as Error;
  }
}

function expectationOf(file: string): ExpectedFeed | undefined {
  const stem = file.replace(DOCUMENT, '');
  const candidates = [
    `${stem}.expected.json`,
    `${stem}_expected.json`,
    ...(file.endsWith('.json') ? [] : [`${stem}.json`]),
  ];
  const found = candidates.find((candidate) => existsSync(candidate));
  return found === undefined ? undefined : readExpected(JSON.parse(readFileSync(found, 'utf8')));
}

function short(value: string | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value.slice(0, 120));
}

function evaluateEncodings(folder: string): void {
  const cases = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8')) as Json[];
  const right = cases.filter((entry) => {
    const file = String(get(entry, 'file'));
    const parsed = parseFeed(readFileSync(path.join(folder, file)), { contentType: text(get(entry, 'content_type')) });
    const expected = get(entry, 'expected');
    const titles = [
      get(expected, 'channel_title'),
      ...list(get(expected, 'items')).map((item) => get(item, 'title')),
    ].map(plain);
    const agrees = [parsed.title, ...parsed.items.map((item) => item.headline)].join('\n') === titles.join('\n');
    if (!agrees) say(`  ${file}: ${short(parsed.items.map((item) => item.headline).join(' / '))}`);
    return agrees;
  });
  say(`encodings: ${right.length} of ${cases.length} files decode`);
}

function evaluateUrls(file: string): void {
  const cases = JSON.parse(readFileSync(file, 'utf8')) as Json[];
  let asBrowsers = 0;
  const right = cases.filter((entry) => {
    const [relative, base, expected] = [
      String(get(entry, 'relative')),
      text(get(entry, 'base')),
      get(entry, 'absolute'),
    ];
    const actual = resolveUrl(relative, [base]);
    const agrees = expected === null ? actual === undefined : actual === resolveUrl(String(expected), []);
    // Where RFC 3986 says otherwise, addresses follow the WHATWG URL standard, as browsers do.
    const isBrowsers = !agrees && URL.canParse(relative, base) && actual === new URL(relative, base).href;
    if (isBrowsers) asBrowsers += 1;
    else if (!agrees) say(`  ${JSON.stringify(entry)}: ${actual}`);
    return agrees;
  });
  say(`urls: ${right.length} of ${cases.length} resolve, ${asBrowsers} more as in browsers`);
}
