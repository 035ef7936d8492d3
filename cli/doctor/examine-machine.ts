import { accessSync, constants, statSync } from 'node:fs';
import os from 'node:os';
import { dataDir } from '../../shared/node/config/config.ts';
import { readEnv } from '../../shared/node/config/read-env.ts';
import { freeBytes, nearestFolder } from '../../shared/node/telemetry/disk-space.ts';
import { CliError } from '../cli-error.ts';
import { checkPort } from '../up/check-port.ts';
import { dataFolderProblem } from '../up/data-folder-problem.ts';
import { type Finding, fine, problem, warning } from './finding.ts';

const MB = 1_048_576;
const DISK_LOW_MB = 2_048;
const DISK_FULL_MB = 256;
const MEMORY_LOW_MB = 900;

/** Looks at this machine: Node, memory, the data folder, its disk, and the port if no server of ours has it. */
export async function examineMachine(env: NodeJS.ProcessEnv, isServing: boolean): Promise<Finding[]> {
  return [nodeVersion(), memory(), ...(await dataFolder(env)), ...(isServing ? [] : [await port(env)])];
}

function nodeVersion(): Finding {
  return fine('Node', `version ${process.versions.node}`);
}

function memory(): Finding {
  // A container's limit counts, where there is one.
  const limit = process.constrainedMemory();
  const total = Math.round(Math.min(os.totalmem(), limit > 0 ? limit : os.totalmem()) / MB);
  if (total >= MEMORY_LOW_MB) return fine('memory', `${total.toLocaleString('en')} MB`);
  return warning(
    'memory',
    `only ${total} MB`,
    'Everything on one machine needs a gigabyte; a server alone needs 256 MB.',
  );
}

async function dataFolder(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const folder = dataDir(env);
  try {
    const existing = nearestFolder(folder);
    // What an attempt to make the folder would end with.
    if (!statSync(existing).isDirectory()) throw Object.assign(new Error('not a folder'), { code: 'ENOTDIR' });
    accessSync(existing, constants.W_OK | constants.X_OK);
    return [fine('data folder', `${folder} can be written`), await disk(existing)];
  } catch (error) {
    const cause = dataFolderProblem(error, folder);
    const says = cause instanceof CliError ? cause.message.replace(/\.$/, '') : String(cause);
    return [problem('data folder', says, 'Everything that `npm start` keeps is there.')];
  }
}

async function disk(folder: string): Promise<Finding> {
  const free = Math.round((await freeBytes(folder)) / MB);
  const says = `${free.toLocaleString('en')} MB free where the data is`;
  const advice =
    'Make room, or shorten what is kept: NEWSWIRE_EVENT_DAYS, NEWSWIRE_STORY_DAYS, NEWSWIRE_IMAGES_CACHE_MB.';
  if (free < DISK_FULL_MB) return problem('disk', says, advice);
  return free < DISK_LOW_MB ? warning('disk', says, advice) : fine('disk', says);
}

async function port(env: NodeJS.ProcessEnv): Promise<Finding> {
  const { PORT, HOST } = readEnv(env);
  try {
    await checkPort(Number(PORT), HOST);
    return fine('port', `${PORT} is free`);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return problem(
      'port',
      `${PORT} is in use, and no Newswire answers there`,
      'End the other program, or set PORT to another port.',
    );
  }
}
