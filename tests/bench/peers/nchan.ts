import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import getPort from 'get-port';
import { Agent } from 'undici';
import { startChild } from '../../../server/embedded/child-process.ts';
import { ensureProgram } from '../../../server/embedded/install-program.ts';
import { waitFor } from '../../helpers/wait-for.ts';
import type { PeerStory } from './peer-story.ts';

const MODULE = '/usr/lib/nginx/modules/ngx_nchan_module.so';
const HELP =
  'nginx with nchan is missing, so this peer is left out: `sudo apt-get install nginx-light libnginx-mod-nchan`';
const STOP_MS = 5_000;

export interface Nchan {
  pid: number;
  port: number;
  publish(story: PeerStory): Promise<void>;
  stop(): Promise<void>;
}

/** Starts nginx with nchan and one worker; installs it if possible, otherwise throws instructions. */
export async function startNchan(say: (line: string) => void): Promise<Nchan> {
  const packages = ['nginx-light', 'libnginx-mod-nchan'];
  const wanted = { title: 'nginx with nchan', programs: ['nginx'], help: HELP };
  // Only Debian and its relatives package the module.
  const none = { dnf: ['nginx-mod-nchan'], apk: ['nginx-mod-http-nchan'], brew: ['nginx'] };
  const nginx = await ensureProgram({ ...wanted, packages: { 'apt-get': packages, ...none } }, process.env, say);
  if (!existsSync(MODULE)) throw new Error(HELP);
  const dir = await mkdtemp(path.join(tmpdir(), 'newswire-nchan-'));
  await chmod(dir, 0o755);
  const port = await getPort();
  await writeFile(path.join(dir, 'nginx.conf'), settings(dir, port));
  const child = await startChild([nginx, '-c', path.join(dir, 'nginx.conf'), '-p', dir], {
    logFile: path.join(dir, 'nginx.log'),
  });
  const agent = new Agent({ connections: 4, pipelining: 8 });
  const origin = `http://127.0.0.1:${port}`;
  const publishTo = async (channel: string, body: string): Promise<void> => {
    const { body: answer } = await agent.request({ origin, path: `/pub/${channel}`, method: 'POST', body });
    await answer.dump();
  };
  await waitFor('nginx is up', () =>
    publishTo('none', '{}')
      .then(() => true)
      .catch(() => false),
  );
  return {
    pid: child.pid,
    port,
    async publish({ topics, event }) {
      const body = JSON.stringify(event);
      await Promise.all(topics.map((topic) => publishTo(topic, body)));
    },
    async stop() {
      await child.stop('SIGTERM', STOP_MS);
      await agent.destroy();
      await rm(dir, { recursive: true, force: true });
    },
  };
}

/** A reader of several topics subscribes to all of them on one connection, as in nchan's guide. */
function settings(dir: string, port: number): string {
  return `
load_module ${MODULE};
daemon off;
worker_processes 1;
worker_rlimit_nofile 20000;
pid ${dir}/nginx.pid;
error_log ${dir}/error.log;
events { worker_connections 16384; }
http {
  access_log off;
  client_body_temp_path ${dir}/body; proxy_temp_path ${dir}/proxy; fastcgi_temp_path ${dir}/fastcgi;
  uwsgi_temp_path ${dir}/uwsgi; scgi_temp_path ${dir}/scgi;
  nchan_shared_memory_size 256M;
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location ~ /pub/(.+)$ {
      nchan_publisher; nchan_channel_id $1; nchan_message_buffer_length 20; nchan_message_timeout 10s;
    }
    location ~ /sub/(.+)$ {
      nchan_subscriber websocket; nchan_channel_id $1; nchan_channel_id_split_delimiter ",";
      nchan_subscriber_first_message newest;
    }
  }
}
`;
}
