import { ERRORS, type ErrorCode } from '../../../../shared/domain/errors.ts';
import { ERROR_PAGES, problemType } from '../../../../shared/domain/problem-type.ts';
import { type Markup, markup } from '../../pages/markup.ts';
import type { ErrorDoc } from './error-doc.ts';
import { ERROR_DOCS, ERROR_GROUPS } from './error-docs.ts';

/** The pages load only their own style. */
export const ERROR_POLICY =
  "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export const ERROR_STYLE = `:root { color-scheme: light dark; --ink: light-dark(#1b1915, #efe9dc); --soft: light-dark(#4a453c, #c4bcab); --rule: light-dark(#dcd4c3, #36322a); --sunk: light-dark(#f1ece0, #100f0a); --link: light-dark(#a3211c, #ff8a78); }
body { margin: 0; background: light-dark(#faf7f0, #16150f); color: var(--ink); font: 1rem/1.55 system-ui, sans-serif; }
header, main { box-sizing: border-box; inline-size: min(43.5rem, 100% - 2.5rem); margin: 0 auto; padding-block: 1rem; }
header { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: baseline; border-bottom: 1px solid var(--rule); }
header a:first-child { font: 700 1.25rem Georgia, serif; color: var(--ink); }
a { color: var(--link); text-underline-offset: 0.15em; }
header a, td a, th a { text-decoration: none; }
a:hover { text-decoration: underline; }
h1 { font: 700 1.75rem/1.2 Georgia, serif; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 0.5rem; font: 700 1.125rem/1.3 Georgia, serif; }
p { max-inline-size: 38rem; margin: 0.5rem 0; }
code, pre { font: 0.875rem/1.5 ui-monospace, monospace; }
h1 code { font-size: 1.5rem; font-weight: 700; }
th { inline-size: 14rem; }
pre { padding: 0.75rem 1rem; background: var(--sunk); border-radius: 0.25rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.facts { color: var(--soft); }
table { width: 100%; border-collapse: collapse; }
th, td { padding: 0.4rem 0.75rem 0.4rem 0; border-bottom: 1px solid var(--rule); text-align: start; vertical-align: top; font-weight: 400; overflow-wrap: anywhere; }
td:nth-child(2) { font-variant-numeric: tabular-nums; white-space: nowrap; overflow-wrap: normal; }
@media (max-width: 40rem) {
  tr { display: grid; grid-template-columns: 1fr auto; border-bottom: 1px solid var(--rule); }
  th, td { inline-size: auto; padding-inline-end: 0; border: 0; }
  td:last-child { grid-column: 1 / -1; padding-block-start: 0; }
}
`;

/** The page that lists every error code. */
export function errorIndex(): string {
  const groups = ERROR_GROUPS.map(({ title, docs }) => {
    const rows = Object.entries(docs).map(([code, doc]) => rowOf(code as ErrorCode, doc));
    return markup`<h2>${title}</h2><table><tbody>${rows}</tbody></table>`;
  });
  return page(
    'Error codes',
    markup`<h1>Error codes</h1>
<p>Refusals are problem documents (RFC 9457). Their <code>code</code> is stable: programs compare that. Their <code>type</code> is the address of a page below, and <code>errors</code> names the fields that break a rule.</p>
${groups}`,
  );
}

/** The page about one code. */
export function errorPage(code: ErrorCode): string {
  const { status, title, retryable } = ERRORS[code];
  const { means, why, mend, request } = ERROR_DOCS[code];
  return page(
    code,
    markup`<h1><code>${code}</code></h1>
<p class="facts">HTTP status ${status} · ${title} · ${retryable ? 'Repeating the request may succeed' : 'Repeating the same request will not help'}</p>
<h2>What it means</h2><p>${prose(means)}</p>
<h2>Why it happens</h2><p>${prose(why)}</p>
<h2>How to mend it</h2><p>${prose(mend)}</p>
<h2>An example</h2>
<pre tabindex="0" aria-label="The request">${request}</pre>
<pre tabindex="0" aria-label="The answer">${exampleAnswer(code)}</pre>
<p><a href="${ERROR_PAGES}">All error codes</a></p>`,
  );
}

function exampleAnswer(code: ErrorCode): string {
  const { detail, errors } = ERROR_DOCS[code];
  const { status, title } = ERRORS[code];
  return JSON.stringify({ type: problemType(code), title, status, code, detail, ...(errors && { errors }) }, null, 2);
}

function rowOf(code: ErrorCode, { means }: ErrorDoc): Markup {
  return markup`<tr><th scope="row"><a href="${problemType(code)}"><code>${code}</code></a></th><td>${ERRORS[code].status}</td><td>${prose(means)}</td></tr>`;
}

/** Words between backquotes are code. */
function prose(text: string): Markup[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? markup`<code>${part}</code>` : markup`${part}`));
}

function page(title: string, body: Markup): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Newswire</title>
<link rel="icon" href="/icons/icon.svg">
<link rel="stylesheet" href="${ERROR_PAGES}/page.css">
</head>
<body>
<header><a href="/">Newswire</a> <a href="/api/v1/docs">The API</a> <a href="${ERROR_PAGES}">Error codes</a></header>
<main>${body}</main>
</body>
</html>
`.text;
}
