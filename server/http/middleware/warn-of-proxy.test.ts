import type { NextFunction, Request, Response } from 'express';
import { expect, test } from 'vitest';
import { warnOfProxy } from './warn-of-proxy.ts';

function warningsFor(trustProxy: number, forwarded: (string | undefined)[]): number {
  let warnings = 0;
  let passed = 0;
  const warn = warnOfProxy({ warn: () => (warnings += 1) }, trustProxy);
  for (const value of forwarded) {
    const req = { get: () => value, socket: { remoteAddress: '10.0.0.1' } } as unknown as Request;
    warn(req, {} as Response, (() => (passed += 1)) as NextFunction);
  }
  expect(passed).toBe(forwarded.length);
  return warnings;
}

test('an untrusted proxy is logged once', () => {
  expect(warningsFor(0, [undefined, undefined])).toBe(0);
  expect(warningsFor(0, [undefined, '1.1.1.1', '1.1.1.1'])).toBe(1);
  expect(warningsFor(1, ['1.1.1.1'])).toBe(0);
});
