import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';

const TEXT = 1;
const CLOSE = 8;
const PING = 9;
const SHORT_LENGTH = 126;
const LONG_LENGTH = 127;

/** Typical browser headers, because a server that keeps its requests keeps these, too. */
const BROWSER_HEADERS = [
  'Pragma: no-cache',
  'Cache-Control: no-cache',
  'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Accept-Encoding: gzip, deflate, br, zstd',
  'Accept-Language: en-GB,en;q=0.9,de;q=0.8',
];

export interface FrameReader {
  send(text: string): void;
  close(): void;
}

interface Listener {
  open(): void;
  /** A text frame; `deflated` when its payload is compressed. */
  frame(payload: Buffer, deflated: boolean): void;
  closed(): void;
}

/**
 * A WebSocket client that only splits frames: thousands of readers must cost less than the measured server, and every
 * received byte must be countable. It offers compression like browsers do.
 */
export function openFrameReader(port: number, path: string, deflate: boolean, listener: Listener): FrameReader {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let rest: Buffer = Buffer.alloc(0);
  let upgraded = false;
  socket.once('connect', () => socket.write(upgradeRequest(port, path, deflate)));
  socket.on('data', (data) => {
    rest = rest.length === 0 ? data : Buffer.concat([rest, data]);
    if (!upgraded) {
      const end = rest.indexOf('\r\n\r\n');
      if (end < 0) return;
      if (!rest.subarray(0, end).toString().includes(' 101 ')) return void socket.destroy();
      upgraded = true;
      rest = rest.subarray(end + 4);
      listener.open();
    }
    rest = takeFrames(rest, socket, listener);
  });
  socket.on('error', () => undefined);
  socket.once('close', () => listener.closed());
  return {
    send: (text) => void socket.write(encodeFrame(TEXT, Buffer.from(text))),
    close: () => socket.destroy(),
  };
}

function upgradeRequest(port: number, path: string, deflate: boolean): string {
  return [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    ...BROWSER_HEADERS,
    `Origin: http://127.0.0.1:${port}`,
    'Upgrade: websocket',
    'Connection: Upgrade',
    'Sec-WebSocket-Version: 13',
    `Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}`,
    ...(deflate ? ['Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits'] : []),
    '\r\n',
  ].join('\r\n');
}

/** Passes on whole frames; returns the rest. The bench's servers do not fragment messages. */
function takeFrames(data: Buffer, socket: Socket, listener: Listener): Buffer {
  let at = 0;
  for (;;) {
    if (data.length - at < 2) break;
    const first = data[at] ?? 0;
    let length = (data[at + 1] ?? 0) & 0x7f;
    let header = 2;
    if (length === SHORT_LENGTH) {
      if (data.length - at < 4) break;
      length = data.readUInt16BE(at + 2);
      header = 4;
    } else if (length === LONG_LENGTH) {
      if (data.length - at < 10) break;
      length = Number(data.readBigUInt64BE(at + 2));
      header = 10;
    }
    if (data.length - at < header + length) break;
    const payload = data.subarray(at + header, at + header + length);
    at += header + length;
    const opcode = first & 0x0f;
    if (opcode === TEXT) listener.frame(payload, (first & 0x40) !== 0);
    else if (opcode === PING) socket.write(encodeFrame(PING + 1, payload));
    else if (opcode === CLOSE) socket.end();
  }
  return at === 0 ? data : data.subarray(at);
}

/** Clients must mask their frames; a mask of zeros changes nothing. */
function encodeFrame(opcode: number, payload: Buffer): Buffer {
  const short = payload.length < SHORT_LENGTH;
  const header = Buffer.alloc(short ? 6 : 8);
  header[0] = 0x80 | opcode;
  header[1] = 0x80 | (short ? payload.length : SHORT_LENGTH);
  if (!short) header.writeUInt16BE(payload.length, 2);
  return Buffer.concat([header, payload]);
}
