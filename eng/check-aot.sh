#!/usr/bin/env bash
# Makes native code of tests/AotSmoke with every trim and AOT warning as an error, runs it, and prints its size.
# Everything it writes is below artifacts/aot, so that the ordinary build's own files stay as they are.
set -euo pipefail
cd "$(dirname "$0")/.."

if [ "$(uname -sm)" != "Linux x86_64" ]; then
  echo "Skipped: native code is made for linux-x64 only, this is $(uname -sm)."
  exit 0
fi
if ! command -v gcc > /dev/null; then
  echo "Skipped: gcc, which links the native program, is not installed."
  exit 0
fi

dotnet publish tests/AotSmoke -c Release -p:NativeAot=true --artifacts-path artifacts/aot -v quiet --nologo
program=$(find artifacts/aot/publish/AotSmoke -type f -name AotSmoke)
[ "$("$program")" = "OK" ] || { echo "The native program did not print OK." >&2; exit 1; }
echo "OK: the native program has $(($(stat -c %s "$program") / 1024)) KiB."
