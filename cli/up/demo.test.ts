import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { demoToPlay } from './demo.ts';

const BEGINNING = { played: 0, filed: {}, isOver: false };
const HALFWAY = { played: 80, filed: { 'accord-flash': 's1' }, isOver: false };
const OVER = { played: 200, filed: {}, isOver: true };

let server: Server;
let dir: string;
let lastReleaseAt: string | null;

beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'newswire-demo-test-'));
  lastReleaseAt = '2026-03-01T12:00:00Z';
  server = createServer((_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ record: { lastReleaseAt } }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(dir, { recursive: true });
});

function decide(mode: 'auto' | 'on' | 'off', saved?: unknown): ReturnType<typeof demoToPlay> {
  if (saved !== undefined) writeFileSync(path.join(dir, 'demo.json'), JSON.stringify(saved));
  const { port } = server.address() as AddressInfo;
  return demoToPlay({ url: `http://127.0.0.1:${port}`, key: 'k' }, mode, dir);
}

test('it begins on an empty wire, whatever an earlier wire has left in the folder', async () => {
  lastReleaseAt = null;
  expect(await decide('auto')).toEqual(BEGINNING);
  expect(await decide('on', OVER)).toEqual(BEGINNING);
  expect(await decide('off')).toBeUndefined();
});

test('a restart goes on where it was', async () => {
  expect(await decide('auto', HALFWAY)).toEqual(HALFWAY);
  expect(await decide('on', HALFWAY)).toEqual(HALFWAY);
  expect(await decide('off', HALFWAY)).toBeUndefined();
});

test('after its end it does not begin again', async () => {
  expect(await decide('auto', OVER)).toBeUndefined();
  expect(await decide('on', OVER)).toBeUndefined();
});

test('on a wire with stories it begins only when told to, also after a damaged file', async () => {
  expect(await decide('auto')).toBeUndefined();
  expect(await decide('on')).toEqual(BEGINNING);
  expect(await decide('auto', 'damaged')).toBeUndefined();
});
