import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import type { EncodedDocument } from './encodings.ts';

/** What a server sends for each path, byte for byte, and what may become of the sound item. */
export interface OddAnswers {
  answers: Record<string, Buffer>;
  keepsSound: boolean;
  mayReplace: boolean;
}

/** A content coding: the bytes that are sent, and what the header says. */
interface Coding {
  encode(body: Buffer): Buffer;
  says?: string;
  keeps?: boolean;
}
const same = (body: Buffer): Buffer => body;
const CODINGS: Coding[] = [
  { encode: same },
  { encode: gzipSync, says: 'gzip' },
  { encode: gzipSync, says: 'X-GZIP' },
  { encode: deflateSync, says: 'deflate' },
  { encode: deflateRawSync, says: 'deflate' },
  { encode: brotliCompressSync, says: 'br' },
  { encode: zstdCompressSync, says: 'zstd' },
  { encode: (body) => gzipSync(deflateSync(body)), says: 'deflate, gzip' },
  { encode: (body) => gzipSync(body).subarray(0, -8), says: 'gzip' },
  { encode: (body) => Buffer.concat([gzipSync(body), Buffer.from('junk')]), says: 'gzip' },
  { encode: (body) => Buffer.concat([gzipSync(body.subarray(0, 50)), gzipSync(body.subarray(50))]), says: 'gzip' },
  { encode: same, says: 'gzip' },
  { encode: same, says: 'br' },
  { encode: same, says: 'aws-chunked' },
  { encode: same, says: 'utf-8' },
  { encode: same, says: 'identity' },
  { encode: same, says: ',' },
  { encode: gzipSync, says: 'gzip, aws-chunked' },
  { encode: gzipSync, says: 'deflate' },
  // Compressed without a word about it, and more often than is read.
  { encode: gzipSync, keeps: false },
  { encode: (body) => gzipSync(gzipSync(gzipSync(body))), says: 'gzip, gzip, gzip', keeps: false },
  { encode: () => gzipSync(Buffer.alloc(30_000_000, 32)), says: 'gzip', keeps: false },
];

/** How the length of the body is told. */
interface Framing {
  frame(body: Buffer): { headers: string[]; body: Buffer };
  keeps?: boolean;
}
const FRAMINGS: Framing[] = [
  { frame: (body) => ({ headers: [`Content-Length: ${body.length}`], body }) },
  { frame: (body) => ({ headers: [], body }) },
  { frame: (body) => ({ headers: ['Transfer-Encoding: chunked'], body: chunked(body) }) },
  { frame: (body) => ({ headers: ['Transfer-Encoding: chunked'], body: chunked(body, ';ext="a b"') }) },
  { frame: (body) => ({ headers: [`Content-Length: ${body.length * 2 + 1}`], body }), keeps: false },
  { frame: (body) => ({ headers: [`Content-Length: ${body.length >> 1}`], body }), keeps: false },
  { frame: (body) => ({ headers: ['Content-Length: -5'], body }), keeps: false },
  { frame: (body) => ({ headers: ['Transfer-Encoding: chunked'], body }), keeps: false },
  { frame: (body) => ({ headers: ['Transfer-Encoding: chunked'], body: chunked(body).subarray(0, -9) }), keeps: false },
];

/** Headers that must not matter. */
const HEADERS = [
  'ETag: "a"b"',
  `ETag: "${'x'.repeat(5_000)}"`,
  'ETag: W/"\u00fc\u00ff"',
  'Last-Modified: yesterday',
  'Last-Modified: 0',
  'Cache-Control: max-age=99999999999999999999, no-store=x',
  'Cache-Control: max-age=-1',
  'Retry-After: 99999999999999',
  'Retry-After: Thu, 01 Jan 9999 00:00:00 GMT',
  'Link: <>; rel="hub", <http://[::1>; rel=self, <\u00fc>; rel="hub self"',
  `Link: ${'<'.repeat(3_000)}`,
  'Content-Location: http://[',
  'Content-Location: /elsewhere/feed',
  `X-Large: ${'y'.repeat(20_000)}`,
  'X-Raw: \u00ff\u00fe \u0080',
  'Set-Cookie: a=b; Domain=.example; Expires=never',
  'Set-Cookie: =;;;=\u00e9',
  'Content-Type: text/plain',
  'Content-Disposition: attachment; filename="\u00fc.xml"',
  'Age: x',
  'Date: x',
  'Vary: *',
];

const STATUSES: [line: string, keeps: boolean][] = [
  ['HTTP/1.1 200 OK', true],
  ['HTTP/1.1 200', true],
  ['HTTP/1.0 200 OK', true],
  ['HTTP/1.1 203 Non-Authoritative', true],
  ['HTTP/1.1 200 \u00fc\u00ff', true],
  ['HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\nHTTP/1.1 200 OK', true],
  ['HTTP/1.1 304 Not Modified', false],
  ['HTTP/1.1 404 Not Found', false],
  ['HTTP/1.1 429 Too Many', false],
  ['HTTP/1.1 500 Out of order', false],
  ['HTTP/1.1 999 Request denied', false],
  ['HTTP/1.1 099 Low', false],
  ['ICY 200 OK', false],
  ['<html>', false],
];

/** Where redirects lead, with the path at which that arrives. */
const REDIRECTS: [location: string, path: string][] = [
  ['/moved', '/moved'],
  ['moved', '/moved'],
  ['?a=1', '/feed?a=1'],
  ['/a b', '/a%20b'],
  ['/\u00c3\u00bc', '/%C3%BC'],
  ['/moved#part', '/moved'],
  ['./x/../moved', '/moved'],
];
const LOST: string[] = [
  '',
  'http://[',
  'file:///etc/passwd',
  'http://10.0.0.1/',
  '/feed',
  'javascript:x',
  '//',
  '\u0000',
];

const delivered = (of: EncodedDocument): fc.Arbitrary<OddAnswers & { answer: Buffer }> =>
  fc
    .record({
      coding: fc.oneof({ weight: 2, arbitrary: fc.constant(CODINGS[0]) }, fc.constantFrom(...CODINGS)),
      framing: fc.oneof({ weight: 4, arbitrary: fc.constant(FRAMINGS[0]) }, fc.constantFrom(...FRAMINGS)),
      status: fc.oneof({ weight: 6, arbitrary: fc.constant(STATUSES[0]) }, fc.constantFrom(...STATUSES)),
      headers: fc.array(fc.constantFrom(...HEADERS), { maxLength: 4 }),
    })
    .map(({ coding, framing, status, headers }) => {
      const { encode, says, keeps = true } = coding as Coding;
      const { frame, keeps: keepsFramed = true } = framing as Framing;
      const [line, keepsStatus] = status as [string, boolean];
      const framed = frame(encode(of.bytes));
      const lines = [
        line,
        ...(of.contentType === undefined ? [] : [`Content-Type: ${of.contentType}`]),
        ...(says === undefined ? [] : [`Content-Encoding: ${says}`]),
        ...headers,
        ...framed.headers,
        'Connection: close',
      ];
      const answer = Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), framed.body]);
      const keepsSound = of.keepsSound && keeps && keepsFramed && keepsStatus;
      return { answer, answers: { '/feed': answer }, keepsSound, mayReplace: of.mayReplace };
    });

/** Answers of a server with this document: compressed, framed, labelled and redirected in all ways. */
export function oddAnswers(document: EncodedDocument): fc.Arbitrary<OddAnswers> {
  const code = fc.constantFrom(301, 302, 303, 307, 308);
  return delivered(document).chain(({ answer, ...direct }) =>
    fc.oneof(
      { weight: 8, arbitrary: fc.constant(direct) },
      {
        weight: 2,
        arbitrary: fc.tuple(code, fc.constantFrom(...REDIRECTS)).map(([status, [location, path]]) => ({
          ...direct,
          answers: { '/feed': redirect(status, location), [path]: answer },
        })),
      },
      {
        weight: 1,
        arbitrary: fc.tuple(code, fc.constantFrom(...LOST)).map(([status, location]) => ({
          answers: { '/feed': redirect(status, location) },
          keepsSound: false,
          mayReplace: direct.mayReplace,
        })),
      },
    ),
  );
}

function redirect(status: number, location: string): Buffer {
  const head = `HTTP/1.1 ${status} Moved\r\nLocation: ${location}\r\nContent-Length: 5\r\nConnection: close\r\n\r\nmoved`;
  return Buffer.from(head, 'latin1');
}

function chunked(body: Buffer, extension = ''): Buffer {
  const half = body.length >> 1;
  const parts = [body.subarray(0, half), body.subarray(half)].filter(({ length }) => length > 0);
  const chunks = parts.flatMap((part) => [
    Buffer.from(`${part.length.toString(16)}${extension}\r\n`),
    part,
    Buffer.from('\r\n'),
  ]);
  return Buffer.concat([...chunks, Buffer.from('0\r\n\r\n')]);
}
