import { promisify } from 'node:util';
import zlib from 'node:zlib';
import type { Request, Response } from 'express';

const BROTLI_QUALITY = 4;
/** The default threshold of `compression`. */
const WORTH_BYTES = 1_024;

const ENCODERS = {
  br: (text: string): Promise<Buffer> =>
    promisify(zlib.brotliCompress)(text, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }),
  gzip: (text: string): Promise<Buffer> => promisify(zlib.gzip)(text),
};
type Encoding = keyof typeof ENCODERS;

/** A text for many clients: serialized, hashed and compressed once. */
export interface SharedAnswer {
  send(req: Request, res: Response): Promise<void>;
}

/** An answer of this text and media type; encodings and the ETag are made when first needed. */
export function sharedAnswer(text: string, type = 'json'): SharedAnswer {
  const encoded = new Map<Encoding, Promise<Buffer>>();
  let etag: string | undefined;
  const encode = (encoding: Encoding): Promise<Buffer> => {
    const known = encoded.get(encoding) ?? ENCODERS[encoding](text);
    encoded.set(encoding, known);
    return known;
  };
  return {
    async send(req, res) {
      etag ??= String(req.app.get('etag fn')(text, 'utf8'));
      res.type(type).vary('Accept-Encoding').set('ETag', etag);
      const encoding = req.acceptsEncodings('br', 'gzip');
      if (req.fresh || text.length < WORTH_BYTES || !isEncoding(encoding)) return void res.send(text);
      const body = await encode(encoding);
      res.set('Content-Encoding', encoding).send(body);
    },
  };
}

function isEncoding(name: string | false): name is Encoding {
  return name !== false && name in ENCODERS;
}
