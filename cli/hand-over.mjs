import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const SUPPORTED_MAJOR = 24;
const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT'];

/** Whether this Node can run Newswire itself. */
export function isSupportedNode() {
  return Number(process.versions.node.split('.')[0]) >= SUPPORTED_MAJOR;
}

/** What is wrong where neither this Node nor an installed one can run Newswire. */
export function noNodeProblem(version) {
  return `Newswire needs Node ${SUPPORTED_MAJOR}; this is ${version}, and npm has installed no other. Run npm ci, or get Node ${SUPPORTED_MAJOR} at https://nodejs.org.`;
}

/** Runs the script, with this process's arguments, by the Node that npm installed; ends as that one ends. */
export function handOver(script) {
  const node = installedNode();
  if (node === undefined) {
    process.stderr.write(`${noNodeProblem(process.versions.node)}\n`);
    process.exit(2);
  }
  // By the channel, one that runs for long learns that this process was killed.
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  const child = spawn(node, [...process.execArgv, script, ...process.argv.slice(2)], { stdio });
  for (const signal of SIGNALS) {
    // From a terminal, Ctrl-C reaches both.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal));
  }
  child.once('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** Where npm put the Node of this platform; undefined where there is none. */
export function installedNode() {
  const require = createRequire(import.meta.url);
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  try {
    const manifest = require.resolve(`node-${platform}-${process.arch}/package.json`);
    return path.join(path.dirname(manifest), require(manifest).bin.node);
  } catch {
    return undefined;
  }
}
