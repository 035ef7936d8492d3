import { monthNumber } from './month-names.ts';
import { zoneMinutes } from './time-zones.ts';
import { offsetAt, splitZone } from './zone-offset.ts';

const LONGEST = 120;
const MINUTE_MS = 60_000;
/**
 * What software writes for "no date" is where its clock begins: year 1, 1601, 1899, 1900, 1904, 1970 or 1980, in any
 * zone. Feeds are younger.
 */
const EARLIEST_MS = Date.UTC(1980, 0, 3);
/** RFC 3339 and ISO 8601, including the parts that feeds omit or write differently. */
const ISO =
  /^([+-]?\d{4})(?:[-/]?(\d{1,2})(?:[-/]?(\d{1,2}))?)?(?:[T\s_,]+(\d{1,2})(?::?(\d{2}))?(?::?(\d{2})(?:[.,](\d+))?)?)?\s*(.*)$/i;
const ORDINAL = /^(\d{4})-?(\d{3})(?!\d)/;
const WEEK = /^(\d{4})-?W(\d{2})(?:-?(\d))?/i;
const TIME = /(\d{1,2})\s*[:.h]\s*(\d{1,2})(?:\s*[:.m]\s*(\d{1,2})(?:[.,]\d+)?)?\s*(?:([ap])\.?m\b\.?)?/i;
const NUMERIC = /(?<!\d)(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;
const YEAR_FIRST = /(?<!\d)(\d{4})([./-])(\d{1,2})\2(\d{1,2})(?!\d)/;
const TRAILING_ZONE = /(?:^|[\s\d)])((?:gmt|utc|ut)?\s*[+-]\d{1,2}:?\d{2}|[a-z]{1,5}(?:[+-]\d{1,4})?)\s*(?:\(.*\))?$/i;

interface Parts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  milliseconds: number;
  /** Minutes east of Greenwich; undefined when the date does not say. */
  zone: number | undefined;
}

/**
 * Reads a date as feeds write it: RFC 3339, RFC 822 with two-digit years, odd zones, IANA zones (RFC 9557), wrong days of
 * the week, missing seconds, localised months, asctime, seconds since 1970. A time without a zone is UTC. Returns
 * undefined for an unreadable date and for one before 1980, which means that there is none.
 */
export function feedDate(raw: string | undefined): Date | undefined {
  if (raw === undefined || raw.length > LONGEST) return undefined;
  const { text, zone } = splitZone(inOneShape(raw));
  const parts = fromEpoch(text) ?? fromIso(text) ?? fromWords(text);
  return parts === undefined ? undefined : toDate(parts, zone);
}

/** Collapses white space and rewrites `2004年1月5日` and `20040105103000` as ISO 8601. */
function inOneShape(raw: string): string {
  return raw
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]/, '$1-$2-$3')
    .replace(/^(\d{8})(\d{4}|\d{6})(?!\d)/, '$1T$2');
}

function fromEpoch(text: string): Parts | undefined {
  if (!/^\d{10}(\d{3})?$/.test(text)) return undefined;
  const at = new Date(Number(text) * (text.length === 10 ? 1_000 : 1));
  return partsOf(at);
}

function partsOf(at: Date): Parts {
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
    milliseconds: at.getUTCMilliseconds(),
    zone: 0,
  };
}

function fromIso(text: string): Parts | undefined {
  const special = ordinalDate(text) ?? weekDate(text);
  if (special) return special;
  const [, year, month, day, hour, minute, second, fraction, rest] = ISO.exec(text) ?? [];
  if (year === undefined) return undefined;
  const zone = rest ? zoneMinutes(rest.replace(/^\[|\]$/g, '').trim()) : undefined;
  // Words after the year mean this is not an ISO date: `2004 May 3`.
  if (rest && zone === undefined) return undefined;
  return {
    year: Number(year),
    month: Number(month ?? 1),
    day: Number(day ?? 1),
    hour: Number(hour ?? 0),
    minute: Number(minute ?? 0),
    second: Number(second ?? 0),
    milliseconds: Number(`0.${fraction ?? 0}`) * 1_000,
    zone,
  };
}

/** `2003-335`: the day of the year. */
function ordinalDate(text: string): Parts | undefined {
  const [, year, day] = ORDINAL.exec(text) ?? [];
  if (day === undefined || Number(day) === 0 || Number(day) > 366) return undefined;
  return partsOf(new Date(Date.UTC(Number(year), 0, Number(day))));
}

/** `2003-W52-3`: week 1 contains the year's first Thursday. */
function weekDate(text: string): Parts | undefined {
  const [, year, week, day] = WEEK.exec(text) ?? [];
  if (week === undefined) return undefined;
  const fourth = new Date(Date.UTC(Number(year), 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * 24 * 60 * MINUTE_MS;
  return partsOf(new Date(monday + ((Number(week) - 1) * 7 + Number(day ?? 1) - 1) * 24 * 60 * MINUTE_MS));
}

/** Reads dates in words and numbers in any order; ignores the day of the week, which is often wrong. */
function fromWords(text: string): Parts | undefined {
  const time = TIME.exec(numericFirst(text));
  const date = dayMonthYear(time ? text.replace(time[0], ' ') : text);
  if (!date) return undefined;
  const [, hour = '0', minute = '0', second = '0', half] = time ?? [];
  const zone = time ? TRAILING_ZONE.exec(text)?.[1] : undefined;
  return {
    ...date,
    hour: half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0),
    minute: Number(minute),
    second: Number(second),
    milliseconds: 0,
    zone: zone === undefined ? undefined : zoneMinutes(zone.replace(/\s/g, '')),
  };
}

/** Keeps `12.05.2004 10:00` from being read as the time 12:05. */
function numericFirst(text: string): string {
  return text.replace(NUMERIC, blank).replace(YEAR_FIRST, blank);
}

function blank(text: string): string {
  return ' '.repeat(text.length);
}

function dayMonthYear(text: string): Pick<Parts, 'year' | 'month' | 'day'> | undefined {
  const [, year4, , month2, day2] = YEAR_FIRST.exec(text) ?? [];
  if (year4 !== undefined) return { year: Number(year4), month: Number(month2), day: Number(day2) };
  const [, first, mark, second, numericYear] = NUMERIC.exec(text) ?? [];
  if (first !== undefined) return numericDate(Number(first), mark, Number(second), fullYear(numericYear ?? ''));
  return dateInWords(text.replace(/\(.*\)|\s[+-]\d{2}:?\d{2}\b/g, ' '));
}

function dateInWords(text: string): Pick<Parts, 'year' | 'month' | 'day'> | undefined {
  // Take the last word that could be a month: `mardi 3 mars` starts with a weekday that looks like one.
  const month = text
    .split(/[^\p{L}\p{M}]+/u)
    .map(monthNumber)
    .findLast((number) => number !== undefined);
  const numbers = [...text.matchAll(/\d{1,4}/g)].map(([digits]) => digits);
  const year = numbers.find((digits) => digits.length >= 3) ?? numbers[1];
  if (month === undefined || year === undefined) return undefined;
  const day = numbers.find((digits) => digits !== year || digits.length < 3) ?? '1';
  return { year: fullYear(year), month, day: Number(day) };
}

/** `5/12/2004` is American, `5.12.2004` is not, and a number over 12 is always the day. */
function numericDate(first: number, mark: string | undefined, second: number, year: number) {
  const monthFirst = second > 12 || (mark === '/' && first <= 12);
  return monthFirst ? { year, month: first, day: second } : { year, month: second, day: first };
}

/** RFC 2822, 4.3: two digits below 50 mean this century; three digits count from 1900. */
function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.length <= 2) return year < 50 ? 2000 + year : 1900 + year;
  return digits.length === 3 ? 1900 + year : year;
}

function toDate(parts: Parts, zoneName: string | undefined): Date | undefined {
  const { year, month, day, hour, minute, second } = parts;
  const lastDay = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const impossible = year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > lastDay;
  if (impossible || hour > 24 || minute > 59 || second > 60) return undefined;
  // Date.UTC reads the years 0 to 99 as 1900 to 1999.
  const at = Date.UTC(year, month - 1, day, hour, minute, second, Math.trunc(parts.milliseconds));
  const zone = parts.zone ?? (zoneName === undefined ? 0 : offsetAt(zoneName, at));
  return plausible(new Date(at - zone * MINUTE_MS));
}

/** Applying the zone can move a date out of the four-digit years. */
function plausible(at: Date): Date | undefined {
  return at.getTime() >= EARLIEST_MS && at.getUTCFullYear() <= 9999 ? at : undefined;
}
