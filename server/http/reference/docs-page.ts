/** The page loads only this server's files; Swagger UI has icons as data URLs and inline style attributes. */
export const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "style-src-attr 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The page that shows the API with Swagger UI. */
export const DOCS_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The API of Newswire</title>
<link rel="icon" href="/icons/icon.svg">
<link rel="stylesheet" href="/api/v1/docs/swagger-ui.css">
<link rel="stylesheet" href="/api/v1/docs/page.css">
</head>
<body>
<header><a href="/">Newswire</a> <a href="/api/v1/openapi.json">OpenAPI</a> <a href="/api/v1/asyncapi.json">AsyncAPI</a></header>
<main id="api"><noscript>The same is at <a href="/api/v1/openapi.json">/api/v1/openapi.json</a>.</noscript></main>
<script src="/api/v1/docs/swagger-ui-bundle.js"></script>
<script src="/api/v1/docs/start.js"></script>
</body>
</html>
`;

/** Starts Swagger UI on Newswire's document; keys that users type are not stored. */
export const DOCS_SCRIPT = `SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  tryItOutEnabled: false,
  persistAuthorization: false,
  validatorUrl: null,
});
`;

/** A header bar in Newswire's colours above Swagger UI. */
export const DOCS_STYLE = `body { margin: 0; background: #fff; }
header { display: flex; gap: 1.5rem; align-items: baseline; padding: 0.75rem 1.25rem; border-bottom: 1px solid #d9d4c8; font-family: system-ui, sans-serif; }
header a { color: #5b2a1f; text-decoration: none; }
header a:first-child { font: 700 1.25rem Georgia, serif; color: #1a1714; }
header a:hover { text-decoration: underline; }
`;
