#!/usr/bin/env bash
# Fuzzes one reader with coverage: eng/fuzz.sh <target> <seconds>. Needs afl-fuzz (Debian: apt-get install afl++).
# Instruments a copy of the client's assembly; the sources and other builds stay as they are.
# Findings are files in artifacts/fuzz/<target>/default/crashes and hangs; artifacts/fuzz/build/Fuzzing <target> <file> repeats one.
set -euo pipefail
cd "$(dirname "$0")/.."

[[ $# -eq 2 && $1 =~ ^[a-z-]+$ && $2 =~ ^[0-9]+$ ]] || { echo "usage: eng/fuzz.sh <target> <seconds>" >&2; exit 2; }
target=$1 seconds=$2 fuzz=artifacts/fuzz work=artifacts/fuzz/$1
command -v afl-fuzz > /dev/null || { echo "afl-fuzz is missing (Debian: apt-get install afl++)." >&2; exit 2; }

# One at a time: several targets share the instrumented copy.
(
  flock 9
  dotnet tool restore > /dev/null
  dotnet build tests/Fuzzing -c Release -p:FullBuild=false -o "$fuzz/build" -v quiet --nologo > "$fuzz/build.log" || { cat "$fuzz/build.log" >&2; exit 1; }
  if ! cmp -s "$fuzz/build/Fuzzing.dll" "$fuzz/bin/Fuzzing.dll" || ! cmp -s "$fuzz/build/IncidentAnalytics.Client.dll" "$fuzz/original.dll"; then
    rm -rf "$fuzz/bin"
    cp -r "$fuzz/build" "$fuzz/bin"
    dotnet sharpfuzz "$fuzz/bin/IncidentAnalytics.Client.dll"
    cp "$fuzz/build/IncidentAnalytics.Client.dll" "$fuzz/original.dll"
  fi
) 9> "$(mkdir -p "$fuzz" && echo "$fuzz/lock")"

rm -rf "$work"
"$fuzz/build/Fuzzing" "$target" seeds "$work"

# No look-ups of instrumentation, cores and crash handlers, which are not there.
export AFL_SKIP_BIN_CHECK=1 AFL_NO_UI=1 AFL_NO_AFFINITY=1 AFL_SKIP_CPUFREQ=1 AFL_I_DONT_CARE_ABOUT_MISSING_CRASHES=1
afl-fuzz -V "$seconds" -t 10000 -m none -x "$work/dictionary" -i "$work/seeds" -o "$work" -- "$fuzz/bin/Fuzzing" "$target" > "$work/log" \
  || { tail -n 20 "$work/log" >&2; exit 1; }

stat() { sed -n "s/^$1 *: //p" "$work/default/fuzzer_stats"; }
echo "$target: $(stat execs_done) executions, $(stat corpus_count) paths, $(stat bitmap_cvg) of the map, $(stat saved_crashes) crashes, $(stat saved_hangs) hangs"
[ "$(stat saved_crashes)" -eq 0 ] && [ "$(stat saved_hangs)" -eq 0 ]
