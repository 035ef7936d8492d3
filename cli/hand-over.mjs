import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const SUPPORTED_MAJOR = 24;
const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGINT'];

/** True when this Node version can run Newswire. */
export function isSupportedNode() {
  return Number(process.versions.node.split('.')[0]) >= SUPPORTED_MAJOR;
}

/** The error when neither this Node nor an installed one can run Newswire. */
export function noNodeProblem(version) {
  return `Newswire needs Node ${SUPPORTED_MAJOR}; this is ${version}, and npm has installed no other. Run npm ci, or get Node ${SUPPORTED_MAJOR} at https://nodejs.org.`;
}

/** Runs the script with the same arguments under the Node that npm installed; exits the same way. */
export function handOver(script) {
  const node = installedNode();
  if (node === undefined) {
    process.stderr.write(`${noNodeProblem(process.versions.node)}\n`);
    process.exit(2);
  }
  // The IPC channel tells a long-running child when this process is killed.
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  const child = spawn(node, [...process.execArgv, script, ...process.argv.slice(2)], { stdio });
  for (const signal of SIGNALS) {
    // On a terminal, Ctrl-C reaches both processes.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY) || child.kill(signal));
  }
  child.once('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** The Node that npm installed for this platform; undefined where there is none. */
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
