#!/usr/bin/env bash
# Writes the OpenAPI documents of the reference server (src/IncidentAnalytics.ReferenceServer/OpenApi) from the client's interfaces, JSON
# contracts and documentation. Run it when the test OpenApiDocumentTests fails, and review the difference.
set -euo pipefail
cd "$(dirname "$0")/.."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
UPDATE_OPENAPI=1 dotnet run --project tests/IncidentAnalytics.Conventions -v quiet -- -class '*OpenApiDocumentTests' -method '*Document_IsThatOfTheInterfaces' > "$log" \
  || { cat "$log" >&2; exit 1; }
git --no-pager diff --stat -- src/IncidentAnalytics.ReferenceServer/OpenApi
