# The bot as an image: Debian (glibc), one process, not root, nothing to write to but /data (SQLite's file; unused with
# PostgreSQL) and /tmp. Plain instructions only: `az acr build` builds without BuildKit. Of Node the major version alone
# is named, so that each build has its security fixes; what is published is the very image that was tried.
ARG NODE=24-bookworm-slim

FROM node:${NODE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY src ./src
RUN npm run build

# The packages that run, without those that build and test. The database driver is a binary, and brings one for each libc.
FROM node:${NODE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:${NODE}
LABEL org.opencontainers.image.title="autotask-sso-bot" \
      org.opencontainers.image.description="A Microsoft Teams bot that maps Entra ID users to Autotask PSA resources for single sign-on, with approval and evidence." \
      org.opencontainers.image.licenses="MIT"
ENV NODE_ENV=production
WORKDIR /app
# SQLite's file, data/sso.db unless DATABASE_URL says otherwise, goes to the volume, which takes over who owns the folder.
# A folder or volume of your own in its place has to belong to user 1000 first: chown, or fsGroup in Kubernetes.
# (DATABASE_URL is not set here: beside a DATABASE_URL_FILE it would be one too many.) npm goes: nothing is installed here.
RUN mkdir /data && chown 1000:1000 /data && ln -s /data data \
 && rm -rf /usr/local/lib/node_modules /usr/local/bin/npm /usr/local/bin/npx /usr/local/bin/corepack /opt/yarn*
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY cards ./cards
COPY --from=build /app/lib ./lib
# By number, so that Kubernetes can see that it is not root (runAsNonRoot).
USER 1000:1000
VOLUME /data
EXPOSE 3978
STOPSIGNAL SIGTERM
# Is the process alive: /healthz, not /readyz. Who restarts what is unhealthy (Swarm, for one) must not restart every
# instance because the database is away; compose.yaml, which restarts nothing, asks /readyz.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3978}/healthz`).then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Not `npm start`: the process that gets SIGTERM has to be the one that drains.
CMD ["node", "lib/main.js"]
