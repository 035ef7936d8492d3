const OLDEST = [20, 19];
const OLDEST_NPM = 11;

/** Ends the process with a clear word when Node is too old. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1])) return;
  process.stderr.write(
    `Newswire needs Node ${OLDEST.join('.')} or newer; this is ${process.versions.node}. Get one at https://nodejs.org.\n`,
  );
  process.exit(2);
}

/** What is wrong with an npm of this version for installing packages; undefined when nothing is. */
export function npmProblem(version) {
  if (Number(version.split('.')[0]) >= OLDEST_NPM) return undefined;
  return `Newswire's packages need npm ${OLDEST_NPM} or newer, which runs the install scripts that package.json allows and no others; this is npm ${version}. Get it with: npm install --global npm@${OLDEST_NPM}`;
}
