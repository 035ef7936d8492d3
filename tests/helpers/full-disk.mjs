// Preloaded (`--import`) by tests into the real command: nothing can be written below NEWSWIRE_DATA_DIR any more.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { writeFileSync } = fs;
fs.writeFileSync = (file, ...rest) => {
  if (!String(file).startsWith(process.env.NEWSWIRE_DATA_DIR)) return writeFileSync(file, ...rest);
  // A full disk still has room for a name.
  writeFileSync(file, '');
  throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', path: String(file) });
};
syncBuiltinESMExports();
