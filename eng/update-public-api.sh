#!/usr/bin/env bash
# Writes PublicAPI.Unshipped.txt of the libraries from their code: what is public and not in PublicAPI.Shipped.txt, and what that
# file has and the code no longer. Run it when the build reports RS0016 or RS0017, and review the difference.
# Compiles net10.0 only, because both targets have one surface; a full build checks the files against both.
set -euo pipefail
cd "$(dirname "$0")/.."

# The messages are parsed, so they must be in English.
export DOTNET_CLI_UI_LANGUAGE=en
log=$(mktemp) old=$(mktemp) new=$(mktemp) emptied=
trap '[ -z "$emptied" ] || cp -p "$old" "$emptied"; rm -f "$log" "$old" "$new"' EXIT

update() {
  local project=src/$1 file=src/$1/PublicAPI.Unshipped.txt
  if [ -e "$file" ]; then cp -p "$file" "$old"; else echo '#nullable enable' > "$old"; fi

  # With an empty file the compiler names every public symbol. The other analyzers would only cost time.
  emptied=$file
  echo '#nullable enable' > "$file"
  if ! dotnet build "$project" "${@:2}" -f net10.0 -v quiet --nologo -tl:off -clp:NoSummary -p:FullBuild=false -p:TreatWarningsAsErrors=false \
    -p:RunAnalyzers=true -p:RunAnalyzersDuringBuild=true -p:EnableNETAnalyzers=false -p:EnforceCodeStyleInBuild=false > "$log"; then
    grep -E 'error' "$log" | sort -u >&2 || cat "$log" >&2
    echo "$file stays as it was: the project does not compile." >&2
    return 1
  fi

  {
    echo '#nullable enable'
    sed -n -E -e "s/^.* RS0016: Symbol '(.*)' is not part of the declared public API.*$/\1/p" \
      -e "s/^.* RS0017: Symbol '(.*)' is part of the declared API.*$/*REMOVED*\1/p" "$log" | LC_ALL=C sort -u
  } > "$new"

  # A file that did not change keeps its time, so that the next build does not compile for it.
  if cmp -s "$new" "$old"; then cp -p "$old" "$file"; else cp "$new" "$file"; fi
  emptied=
  echo "$file: $(diff "$old" "$new" | grep -c '^>') added, $(diff "$old" "$new" | grep -c '^<') removed, $(($(wc -l < "$new") - 1)) in all"
}

update IncidentAnalytics.Client
# The client was just built: its own symbols are not to be reported again.
update IncidentAnalytics.Client.HealthChecks -p:BuildProjectReferences=false
update IncidentAnalytics.ReferenceServer -p:BuildProjectReferences=false
