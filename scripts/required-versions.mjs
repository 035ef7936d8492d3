const OLDEST_NODE = [20, 19];
const OLDEST_NPM = 11;

/** The problem with installing packages under this Node version; undefined when there is none. */
export function nodeProblem(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return undefined;
  return `Newswire needs Node ${OLDEST_NODE.join('.')} or newer to install itself; this is ${version}. Get one at https://nodejs.org.`;
}

/** The problem with installing packages with this npm version; undefined when there is none. */
export function npmProblem(version) {
  if (Number(version.split('.')[0]) >= OLDEST_NPM) return undefined;
  return `Newswire's packages need npm ${OLDEST_NPM} or newer, which runs the install scripts that package.json allows and no others; this is npm ${version}. Get it with: npm install --global npm@${OLDEST_NPM}`;
}
