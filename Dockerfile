# Baton in a container: pages built, nothing needed at start but a place for data (or DATABASE_URL).
#   docker build -t baton .
#   docker run --stop-timeout 30 -p 127.0.0.1:3000:3000 -v baton:/data baton
FROM node:24-slim AS built
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
# The pages are stamped with what they were made of, so that the start finds them current and builds nothing.
# What only building needs goes, and the empty folders that leaves behind.
RUN node src/run/buildPages.ts && npm prune --omit=dev --ignore-scripts && find node_modules -type d -empty -delete

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data NPM_CONFIG_UPDATE_NOTIFIER=false
WORKDIR /app
COPY --from=built /app /app
RUN mkdir -m 700 /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/ready').then(a=>process.exit(a.ok?0:1),()=>process.exit(1))"]
# Signals reach the process itself: it ends its streams, gives the folder back and stops. It starts no other
# process, so it needs no init; it may take some ten seconds to stop, so give it thirty.
CMD ["node", "src/run/node.ts"]
