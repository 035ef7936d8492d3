import { lineOf } from './plain-text.ts';

interface Person {
  name?: string;
  email?: string;
}

const ADDRESS = /^[^\s@()<>[\]"',;]{1,64}@[^\s@()<>[\]"',;]{1,190}$/;
/** RFC 822: `Name <address>`, and `address (Name)`, which RSS prescribes. */
const NAME_BEFORE = /^(.{0,300}?)\s{0,10}[<[(](?:mailto:)?([^\s<>()[\]]{3,254})[>\])]$/i;
const NAME_AFTER = /^(?:mailto:)?([^\s<>()[\]]{3,254})\s{0,10}[([](.{1,300})[)\]]$/i;
/** These reach nobody, and name nobody. */
const NOBODY = /^(?:no-?reply|do-?not-?reply|nobody|null)[@+.-]/i;

/**
 * The authors in one line. The choices are lists of names, best first: the first list with a name counts, and an e-mail
 * address is left out beside a name. Where no list has a name, the address is all that the publisher says about the
 * author, so it is shown, unless it is one like `noreply@` that stands for nobody.
 */
export function bylineOf(choices: readonly (readonly (string | undefined)[] | undefined)[]): string | undefined {
  const lists = choices.map((list) =>
    (list ?? [])
      .map(lineOf)
      .filter((line) => line !== undefined)
      .map(personOf),
  );
  const names = lists.map((people) => people.map(({ name }) => name)).find(hasAny);
  const addresses = lists.map((people) => people.map(({ email }) => email)).find(hasAny);
  const shown = (names ?? addresses ?? []).filter((text) => text !== undefined);
  return [...new Set(shown)].join(', ') || undefined;
}

function hasAny(texts: readonly (string | undefined)[]): boolean {
  return texts.some((text) => text !== undefined);
}

function personOf(line: string): Person {
  const bare = line.replace(/^mailto:/i, '');
  if (ADDRESS.test(bare)) return withEmail(bare);
  const [, before = '', address = ''] = NAME_BEFORE.exec(line) ?? [];
  if (ADDRESS.test(address)) return { ...named(before), ...withEmail(address) };
  const [, email = '', after = ''] = NAME_AFTER.exec(line) ?? [];
  if (ADDRESS.test(email)) return { ...named(after), ...withEmail(email) };
  return { name: line };
}

/** A name without the quotes of RFC 822; one that is an address again is none. */
function named(raw: string): Person {
  const name = raw
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .trim();
  return name === '' || ADDRESS.test(name) ? {} : { name };
}

function withEmail(address: string): Person {
  return NOBODY.test(address) ? {} : { email: address };
}
