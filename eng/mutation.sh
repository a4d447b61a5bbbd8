#!/usr/bin/env bash
# Measures how many mutants of the client the tests find, with Stryker: all measured folders, or those that are named.
# Writes the table and the survivors to the console, and artifacts/mutation/reports/mutation-report.{html,json}.
# Usage: eng/mutation.sh [Authentication|Configuration|Errors|Paging|Resilience|Serialization|Time]...
set -euo pipefail
cd "$(dirname "$0")/../tests/IncidentAnalytics.Client.Tests"

declare -A files=(
  [Authentication]="**/Authentication/*.cs"
  [Configuration]="**/Configuration/*.cs"
  [Errors]="**/Errors/*.cs"
  [Paging]="**/Paging/*.cs **/Sonar/SonarTicketPager.cs"
  [Resilience]="**/Resilience/*.cs"
  [Serialization]="**/Serialization/*.cs"
  [Time]="**/TimeRange.cs **/Events/EventTimeRange*.cs"
)
[ $# -gt 0 ] || set -- "${!files[@]}"

arguments=()
for folder in "$@"; do
  [ -n "${files[$folder]-}" ] || { echo "Unknown folder '$folder'. Known folders: ${!files[*]}" >&2; exit 2; }
  for pattern in ${files[$folder]}; do arguments+=(--mutate "$pattern"); done
done

# Every mutant that a property or a fuzz test touches runs it, and few need more cases.
export PROPERTY_COUNT="${PROPERTY_COUNT:-20}" FUZZ_COUNT="${FUZZ_COUNT:-200}"
# A mutant is found once a test has failed.
export StopOnFail=true
# A limit of Stryker for "dotnet --info" that a busy machine exceeds, in milliseconds.
export DOTNET_INFO_WAIT_TIME=120000
dotnet tool restore > /dev/null
exec nice -n 19 dotnet stryker --skip-version-check --output ../../artifacts/mutation "${arguments[@]}"
