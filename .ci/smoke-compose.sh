#!/usr/bin/env bash
# Starts compose.yaml, makes a dump and brings it back with the very commands of docs/operations.md, and has the audit log
# verified. For a machine of CI: it makes compose.env and secrets/, with values that open nothing, and removes them again.
#
#     BOT_IMAGE=autotask-sso-bot:ci .ci/smoke-compose.sh
set -euo pipefail
cd "$(dirname "$0")/.."
for made in compose.env secrets sso.dump; do
  [ ! -e "$made" ] || { echo "$made is there already: nothing was touched"; exit 1; }
done
# Containers and volumes of its own, whatever else runs here under the usual name.
export COMPOSE_PROJECT_NAME="sso-smoke-$$"

id() { tr -d '\n' < /proc/sys/kernel/random/uuid; }
finish() {
  result=$?
  [ $result -eq 0 ] || docker compose logs
  docker compose down --volumes --timeout 15
  rm -rf compose.env secrets sso.dump
  exit $result
}
trap finish EXIT

for name in TENANT_ID BOT_ID AZURE_TENANT_ID AZURE_CLIENT_ID ADMIN_GROUP_ID APPROVER_GROUP_ID; do echo "$name=$(id)"; done > compose.env
# Nobody outside is asked for anything.
echo 'AUTOTASK_BASE_URL=https://127.0.0.1:1' >> compose.env
mkdir secrets
for name in bot_password azure_client_secret autotask_username autotask_secret autotask_integration_code postgres_password grafana_admin_password
do id > "secrets/$name"; done
printf 'postgres://sso:%s@postgres:5432/sso' "$(cat secrets/postgres_password)" > secrets/database_url

docker compose up --detach --wait
echo 'it is ready'

(umask 077 && docker compose exec -T postgres pg_dump -U sso -Fc sso > sso.dump)
docker compose exec -T postgres pg_restore --list < sso.dump > /dev/null && echo 'the dump can be read'

docker compose stop bot
docker compose exec -T postgres psql -U sso -d postgres -c 'alter database sso rename to sso_before' -c 'create database sso'
docker compose exec -T postgres pg_restore -U sso --no-owner --exit-on-error -d sso < sso.dump
docker compose up --detach --wait
docker compose exec -T bot node lib/audit-verify.js
