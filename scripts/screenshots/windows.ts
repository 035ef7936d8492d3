import type { BrowserContextOptions } from 'playwright-core';
import type { State } from './state.ts';

export const SCHEMES = ['light', 'dark'] as const;
export type Scheme = (typeof SCHEMES)[number];

const HEIGHTS: Readonly<Record<number, number>> = {
  360: 640,
  390: 844,
  768: 1024,
  1280: 800,
  1440: 900,
  1920: 1080,
  2560: 1440,
};
export const WIDTHS: readonly number[] = Object.keys(HEIGHTS).map(Number);
const PHONE_MAX = 480;

export interface Window {
  width: number;
  height: number;
}

/** A window of this width, with a usual height. */
export function windowOf(width: number): Window {
  return { width, height: HEIGHTS[width] ?? Math.round(width * (width > PHONE_MAX ? 0.6 : 2)) };
}

/** Groups the widths in which a state is opened once, and then only resized: phones, and others. */
export function groupsOf(state: State, widths: readonly number[]): number[][] {
  const fitting = widths.filter((width) => width >= (state.minWidth ?? 0) && width <= (state.maxWidth ?? Infinity));
  const phones = fitting.filter((width) => width <= PHONE_MAX);
  const others = fitting.filter((width) => width > PHONE_MAX);
  return [phones, others].filter((group) => group.length > 0);
}

/** A phone's screen is touched, and its scroll bars take no room. */
export function contextFor(width: number): BrowserContextOptions {
  const isPhone = width <= PHONE_MAX;
  return { viewport: windowOf(width), ...(isPhone && { hasTouch: true, isMobile: true, deviceScaleFactor: 2 }) };
}
