#!/usr/bin/env bash
# Builds the image and runs it as Kubernetes would: user 10001, read-only root, no capabilities, SIGTERM at the end.
#   test/deploy/image.sh [FOLDER]     FOLDER keeps the base and the layers for the next time
# Needs no container engine and no registry of images: node:24-slim is made here from Debian's packages and the Node of
# node_modules. Prints figures, one a line; exits with 1 when something is not as promised.
set -euo pipefail

cd "$(dirname "$0")/../.."
for tool in buildah debootstrap unshare setpriv ip npm; do
  command -v "$tool" >/dev/null || { echo "skipped: $tool is not here"; exit 0; }
done
[ "$(id -u)" -eq 0 ] || { echo 'skipped: mounting an image needs root'; exit 0; }

work=${1:-$(mktemp -d)}
mkdir -p "$work"
store=(buildah --root "$work/storage" --runroot "$work/run")
say() { printf '%-42s %s\n' "$1" "$2"; }
fail() { echo "failed: $*" >&2; exit 1; }

# The base: what the official image holds, made of the same things.
if [ ! -x "$work/base/bin/sh" ]; then
  debootstrap --variant=minbase bookworm "$work/base" >"$work/debootstrap.log"
fi
if [ ! -x "$work/base/usr/local/bin/node" ]; then
  rm -rf "$work"/base/var/cache/apt/archives/*.deb "$work"/base/var/lib/apt/lists/* "$work"/base/usr/share/{doc,man,locale}
  mkdir -p "$work/base/usr/local/lib/node_modules"
  cp -r "$(npm root -g)/npm" "$work/base/usr/local/lib/node_modules/npm"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$work/base/usr/local/bin/npm"
  cp node_modules/node/bin/node "$work/base/usr/local/bin/node"
fi
if ! "${store[@]}" inspect docker.io/library/node:24-slim >/dev/null 2>&1; then
  base=$("${store[@]}" from scratch)
  "${store[@]}" copy -q "$base" "$work/base" / >/dev/null
  "${store[@]}" config --env PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin "$base"
  "${store[@]}" commit -q --rm "$base" docker.io/library/node:24-slim >/dev/null
fi

# The build reaches the registry of npm as this machine does: its npm configuration is mounted, and stays out of the image.
npm config list -l 2>/dev/null | sed -nE 's/^(registry|https-proxy|proxy|noproxy) = "(.+)"$/\1=\2/p' >"$work/npmrc"
mounts=(--volume "$work/npmrc:/root/.npmrc:ro")
ca=$(npm config get cafile)
if [ -f "$ca" ]; then
  echo 'cafile=/run/npm-ca.crt' >>"$work/npmrc"
  mounts+=(--volume "$ca:/run/npm-ca.crt:ro")
fi
"${store[@]}" bud -q --format docker --layers --isolation chroot --pull-never "${mounts[@]}" -t blinky . >"$work/build.log" 2>&1 || { tail -20 "$work/build.log"; fail 'the build'; }

container=$("${store[@]}" from --pull-never localhost/blinky)
root=$("${store[@]}" mount "$container")
trap '"${store[@]}" rm "$container" >/dev/null' EXIT

beyond=$(("$(du -smx "$root" | cut -f1)" - "$(du -smx "$work/base" | cut -f1)" + "$(du -smx "$work/base/usr/local/lib/node_modules" | cut -f1)"))
say 'beyond the base, unpacked (MB, limit 250)' "$beyond"
[ "$beyond" -le 250 ] || fail 'the image is too large'
# Mounting leaves empty files behind: what counts is that nothing is in them.
for absent in usr/local/bin/npm app/node_modules/typescript app/node_modules/mocha app/node_modules/@biomejs app/src app/test app/.env root/.npmrc; do
  [ ! -s "$root/$absent" ] || fail "$absent is in the image"
done

"${store[@]}" inspect --type image localhost/blinky >"$work/image.json"
unshare --mount --mount-proc --net --pid --fork --kill-child node_modules/.bin/node test/deploy/run-image.ts "$root" "$work/image.json"
