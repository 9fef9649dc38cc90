#!/usr/bin/env bash
# Starts an image the way it is meant to run (nothing to write to but its volume, no powers, not root, here even without a
# network), waits until it is healthy and ready, and stops it as an orchestrator does.
#
#     .ci/smoke-image.sh autotask-sso-bot:local
set -euo pipefail
image=${1:?which image}

id() { cat /proc/sys/kernel/random/uuid; }
in_bot() { docker exec "$bot" "$@"; }
volume=$(docker volume create)
bot=$(docker run --detach --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges --network none \
  --volume "$volume:/data" \
  --env TENANT_ID="$(id)" --env BOT_ID="$(id)" --env BOT_PASSWORD="$(id)" \
  --env ADMIN_GROUP_ID="$(id)" --env APPROVER_GROUP_ID="$(id)" \
  --env AUTOTASK_USERNAME="$(id)" --env AUTOTASK_SECRET="$(id)" --env AUTOTASK_INTEGRATION_CODE="$(id)" \
  --env AUTOTASK_BASE_URL=https://127.0.0.1:1 \
  "$image")
finish() {
  result=$?
  [ $result -eq 0 ] || docker logs "$bot"
  docker rm --force --volumes "$bot" >/dev/null
  docker volume rm --force "$volume" >/dev/null
  exit $result
}
trap finish EXIT

for _ in $(seq 60); do
  health=$(docker inspect --format '{{.State.Status}} {{.State.Health.Status}}' "$bot")
  [ "$health" = 'running starting' ] || break
  sleep 1
done
echo "it is $health"
[ "$health" = 'running healthy' ]

in_bot node -e 'fetch("http://127.0.0.1:3978/readyz").then((answer) => process.exit(answer.ok ? 0 : 1))'
echo 'it is ready'
[ "$(in_bot id -u)" != 0 ]
in_bot node -e 'try { require("fs").writeFileSync("/app/trace", ""); process.exit(1) } catch (error) { process.exit(error.code === "EROFS" ? 0 : 1) }'
echo 'it is not root, and cannot write to /app'

docker stop --time 15 "$bot" >/dev/null
[ "$(docker inspect --format '{{.State.ExitCode}}' "$bot")" = 0 ]
echo 'told to stop, it ended with 0'
