#!/usr/bin/env bash
# Builds the image and proves that a container becomes ready, answers on both ports, asks for the
# admin token and ends in order on SIGTERM. Needs Docker, curl and src/launcher/target/nexusai.jar.
set -euo pipefail
cd "$(dirname "$0")/.."

command -v docker >/dev/null || { echo "container-test: no Docker here, nothing was tested" >&2; exit 1; }

docker build -q -f docker/Dockerfile -t nexusai-test . >/dev/null
container=$(docker run -d -e NEXUS_ADMIN_TOKEN=container-test-token \
  -p 127.0.0.1::5231 -p 127.0.0.1::8000 nexusai-test)
trap 'docker rm -f -v "$container" >/dev/null' EXIT

fail() {
  echo "container-test: $*" >&2
  docker logs "$container" >&2
  exit 1
}

for _ in $(seq 120); do
  docker logs "$container" 2>/dev/null | grep -q "NexusAI is ready" && break
  [ "$(docker inspect -f '{{.State.Running}}' "$container")" = true ] || fail "the container ended"
  sleep 1
done

api=$(docker port "$container" 5231/tcp | head -n 1)
admin=$(docker port "$container" 8000/tcp | head -n 1)
status() { curl -s -o /dev/null -w '%{http_code}' "$@"; }

[ "$(status "http://$admin/ready")" = 200 ] || fail "/ready is not 200"
[ "$(status "http://$admin/providers")" = 401 ] || fail "/providers is open"
[ "$(status -H 'Authorization: Bearer container-test-token' "http://$admin/providers")" = 200 ] \
  || fail "/providers refuses the token"
[ "$(status "http://$api/v1/models")" = 401 ] || fail "/v1/models is open"

docker stop -t 30 "$container" >/dev/null
[ "$(docker inspect -f '{{.State.ExitCode}}' "$container")" = 0 ] || fail "exit status is not 0"
echo "container-test: passed"
