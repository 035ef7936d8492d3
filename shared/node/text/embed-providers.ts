/** Sites whose players and posts stand in other sites' texts. */

export type EmbedKind = 'Video' | 'Audio' | 'Post';

export interface EmbedProvider {
  name: string;
  kind: EmbedKind;
  hosts: readonly string[];
  /** The address that a reader can open, from that of the player; undefined where they are the same. */
  page?: (player: URL) => string | undefined;
}

const YOUTUBE_VIDEO = /^\/(?:embed|v|e|shorts|live)\/([\w-]{1,64})/;
const YOUTUBE_PLAYLIST = '/embed/videoseries';
const TIME = /^\d{1,6}s?$/;

/** The provider of a player at this address. */
export function findProvider({ hostname }: URL): EmbedProvider | undefined {
  const host = hostname.toLowerCase();
  return PROVIDERS.find(({ hosts }) => hosts.some((own) => host === own || host.endsWith(`.${own}`)));
}

const PROVIDERS: readonly EmbedProvider[] = [
  { name: 'YouTube', kind: 'Video', hosts: ['youtube.com', 'youtube-nocookie.com', 'youtu.be'], page: youtube },
  {
    ...{ name: 'Vimeo', kind: 'Video', hosts: ['vimeo.com'] },
    page: ({ hostname, pathname, searchParams }) => {
      const id = hostname.startsWith('player.') ? matched(/^\/video\/(\d{1,20})/, pathname) : undefined;
      const key = matched(/^([\da-f]{1,32})$/, searchParams.get('h') ?? '');
      return id && `https://vimeo.com/${id}${key ? `/${key}` : ''}`;
    },
  },
  {
    ...{ name: 'Dailymotion', kind: 'Video', hosts: ['dailymotion.com', 'dai.ly'] },
    page: ({ pathname, searchParams }) => {
      const id = matched(/^\/embed\/video\/(\w{1,32})/, pathname) ?? matched(/^(\w{1,32})$/, searchParams.get('video'));
      return id && `https://www.dailymotion.com/video/${id}`;
    },
  },
  {
    ...{ name: 'Twitch', kind: 'Video', hosts: ['twitch.tv'] },
    page: ({ searchParams }) => {
      const video = matched(/^v?(\d{1,20})$/, searchParams.get('video'));
      const channel = matched(/^(\w{1,40})$/, searchParams.get('channel'));
      return video ? `https://www.twitch.tv/videos/${video}` : channel && `https://www.twitch.tv/${channel}`;
    },
  },
  { name: 'TikTok', kind: 'Video', hosts: ['tiktok.com'] },
  {
    ...{ name: 'TED', kind: 'Video', hosts: ['embed.ted.com'] },
    page: ({ pathname }) => `https://www.ted.com${pathname}`,
  },
  {
    ...{ name: 'SoundCloud', kind: 'Audio', hosts: ['soundcloud.com'] },
    page: ({ searchParams }) => {
      const sound = searchParams.get('url') ?? '';
      return /^https:\/\/soundcloud\.com\//.test(sound) ? sound : undefined;
    },
  },
  {
    ...{ name: 'Spotify', kind: 'Audio', hosts: ['spotify.com'] },
    page: ({ pathname }) => {
      const path = matched(/^\/embed(?:-podcast)?(\/\w{1,20}\/\w{1,40})/, pathname);
      return path && `https://open.spotify.com${path}`;
    },
  },
  {
    ...{ name: 'Apple Podcasts', kind: 'Audio', hosts: ['embed.podcasts.apple.com'] },
    page: ({ pathname, search }) => `https://podcasts.apple.com${pathname}${search}`,
  },
  {
    ...{ name: 'X', kind: 'Post', hosts: ['x.com', 'twitter.com'] },
    page: ({ searchParams }) => {
      const id = matched(/^(\d{1,25})$/, searchParams.get('id'));
      return id && `https://x.com/i/status/${id}`;
    },
  },
  {
    ...{ name: 'Instagram', kind: 'Post', hosts: ['instagram.com'] },
    page: ({ pathname }) => {
      const path = matched(/^(\/(?:p|reel|tv)\/[\w-]{1,64})/, pathname);
      return path && `https://www.instagram.com${path}/`;
    },
  },
  { name: 'Threads', kind: 'Post', hosts: ['threads.net', 'threads.com'] },
  {
    ...{ name: 'Bluesky', kind: 'Post', hosts: ['bsky.app'] },
    page: ({ pathname }) => {
      const [, who, post] = /^\/embed\/(did:[\w:.%-]{1,100})\/app\.bsky\.feed\.post\/(\w{1,32})/.exec(pathname) ?? [];
      return who && post && `https://bsky.app/profile/${who}/post/${post}`;
    },
  },
  {
    ...{ name: 'Facebook', kind: 'Post', hosts: ['facebook.com'] },
    page: ({ pathname, searchParams }) => {
      const post = searchParams.get('href') ?? '';
      return pathname.startsWith('/plugins/') && /^https:\/\/(?:[\w-]+\.)?facebook\.com\//.test(post)
        ? post
        : undefined;
    },
  },
];

function youtube({ pathname, searchParams }: URL): string | undefined {
  const list = matched(/^([\w-]{1,64})$/, searchParams.get('list'));
  if (pathname.startsWith(YOUTUBE_PLAYLIST)) return list && `https://www.youtube.com/playlist?list=${list}`;
  const id = matched(YOUTUBE_VIDEO, pathname);
  const start = searchParams.get('start') ?? '';
  return id && `https://www.youtube.com/watch?v=${id}${TIME.test(start) ? `&t=${start}` : ''}`;
}

function matched(pattern: RegExp, text: string | null): string | undefined {
  return pattern.exec(text ?? '')?.[1];
}
