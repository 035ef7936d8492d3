const AUTHORITY = /^(postgres(?:ql)?:\/\/(?:[^/?#]*@)?)([^/?#@]*)([\s\S]*)$/i;
const NEXT_URL = /[,\s]+(?=[a-z]+:\/\/)/i;
const SESSIONS = ['any', 'read-write', 'primary'];

/** One URL per host of a Postgres URL: `postgres://a,b:5433/db` names two. */
export function hostUrls(url: string): string[] {
  const [, before = '', hosts = url, after = ''] = AUTHORITY.exec(url) ?? [];
  return hosts.split(',').map((host) => `${before}${host}${after}`);
}

/** The URLs in a list that is separated by commas or spaces, one per host. */
export function listedUrls(list: string | undefined): string[] {
  return (list ?? '').split(NEXT_URL).filter(Boolean).flatMap(hostUrls);
}

/** True when only a host that takes writes will do: of several hosts by default, else if the URL says so. */
export function wantsPrimary(url: string): boolean {
  const [first = '', ...others] = hostUrls(url);
  const wanted = new URL(first).searchParams.get('target_session_attrs');
  return wanted === null ? others.length > 0 : wanted !== 'any';
}

/** What is wrong with a Postgres URL, or with a list of them; undefined when nothing is. */
export function postgresProblem(value: string, isList: boolean): string | undefined {
  const urls = isList ? listedUrls(value) : hostUrls(value);
  if (!urls.every((url) => AUTHORITY.test(url) && URL.canParse(url)))
    return `must be ${isList ? 'addresses that begin' : 'an address that begins'} with postgres:// or postgresql://`;
  const wanted = urls.map((url) => new URL(url).searchParams.get('target_session_attrs') ?? 'any');
  if (wanted.every((each) => SESSIONS.includes(each))) return undefined;
  return `must have a target_session_attrs of ${SESSIONS.join(', ')}, or none`;
}
