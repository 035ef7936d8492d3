// Preloaded (`--import`) by tests into the real command: makes all writes below NEWSWIRE_DATA_DIR fail.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { writeFileSync } = fs;
fs.writeFileSync = (file, ...rest) => {
  if (!String(file).startsWith(process.env.NEWSWIRE_DATA_DIR)) return writeFileSync(file, ...rest);
  // A full disk still has room for an empty file.
  writeFileSync(file, '');
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', path: String(file) });
};
syncBuiltinESMExports();
