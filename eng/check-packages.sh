#!/usr/bin/env bash
# Packs, looks into the packages, and uses them as a stranger would: a fresh program outside this repository restores, builds and runs
# with them, and the tool is installed and asked for its help.
set -euo pipefail
cd "$(dirname "$0")/.."

# A version of its own for each run, so that no cache serves the packages of an earlier one.
version=0.0.1-check.$(date -u +%Y%m%d%H%M%S)
packages=$PWD/artifacts/packages
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -rf "$packages"

fail() { echo "$*" >&2; exit 1; }

# Each project by itself: the solution would also build every test.
for project in IncidentAnalytics.Client IncidentAnalytics.Client.HealthChecks IncidentAnalytics.ReferenceServer IncidentAnalytics.ReferenceServer.Tool; do
  dotnet pack "src/$project" -o "$packages" -p:PackageVersion="$version" -v quiet --nologo
done

# contains PACKAGE FILE...: the files of a package, without those that every package has, are exactly these.
contains() {
  local package=$1 actual expected
  shift
  actual=$(unzip -Z1 "$packages/$package.$version.nupkg" | grep -v -E '^(_rels/|package/|\[Content_Types\]|.*\.nuspec$)' | sort)
  expected=$(printf '%s\n' "$@" | sort)
  diff <(echo "$expected") <(echo "$actual") || fail "$package has other files than expected (< expected, > packed)."
}

# lists FILE PATTERN: a package has a file of this name. All of the list is read: a reader that stops early kills the one who writes it.
lists() { unzip -Z1 "$packages/$1" | grep "$2" > /dev/null; }

# described NAME: what a gallery shows of a package.
described() {
  local nuspec
  nuspec=$(unzip -p "$packages/$1.$version.nupkg" "$1.nuspec")
  for element in '<icon>icon.png<' '<readme>PACKAGE.md<' '<license type="expression">MIT<' '<copyright>Copyright' '<tags>incidents ' \
    '<repository type="git" ' '<releaseNotes>### Added'; do
    [[ $nuspec == *"$element"* ]] || fail "$1 has no '$element' in its nuspec."
  done
}

# library NAME [FILE...]: a library has its assembly and documentation for both targets, and symbols beside it.
library() {
  local name=$1
  described "$name"
  contains "$name" PACKAGE.md LICENSE icon.png lib/{net8.0,net10.0}/"$name".{dll,xml} "${@:2}"
  for target in net8.0 net10.0; do
    lists "$name.$version.snupkg" "^lib/$target/$name.pdb$" || fail "$name has no symbols for $target."
  done
}

# depends PACKAGE ID...: the packages that it brings, over all targets.
depends() {
  local package=$1 actual expected
  shift
  actual=$(unzip -p "$packages/$package.$version.nupkg" "$package.nuspec" | sed -n 's/.*<dependency id="\([^"]*\)".*/\1/p' | sort -u)
  expected=$(printf '%s\n' "$@" | sort)
  diff <(echo "$expected") <(echo "$actual") || fail "$package depends on other packages than expected (< expected, > packed)."
}

library IncidentAnalytics.Client ConfigurationSchema.json buildTransitive/IncidentAnalytics.Client.targets
depends IncidentAnalytics.Client \
  Microsoft.Extensions.Caching.Abstractions Microsoft.Extensions.DependencyInjection Microsoft.Extensions.Http Microsoft.Extensions.Options.ConfigurationExtensions Polly.Core Polly.RateLimiting Refit System.Text.Json
library IncidentAnalytics.Client.HealthChecks
depends IncidentAnalytics.Client.HealthChecks IncidentAnalytics.Client Microsoft.Extensions.Diagnostics.HealthChecks
library IncidentAnalytics.ReferenceServer
depends IncidentAnalytics.ReferenceServer IncidentAnalytics.Client
# The tool's package names one package per platform.
lists "IncidentAnalytics.ReferenceServer.Tool.$version.nupkg" '^tools/any/any/DotnetToolSettings.xml$' || fail "The tool's package names no tools."
for platform in linux-x64 linux-arm64 osx-arm64 win-x64 any; do
  lists "IncidentAnalytics.ReferenceServer.Tool.$platform.$version.nupkg" "^tools/net10.0/$platform/DotnetToolSettings.xml$" \
    || fail "The tool's package for $platform has no tool."
done

described IncidentAnalytics.ReferenceServer.Tool
# Every library of others in the tool is named in its notices.
tool=$packages/IncidentAnalytics.ReferenceServer.Tool.any.$version.nupkg
unzip -p "$tool" THIRD-PARTY-NOTICES.txt > "$work/notices.txt"
for library in $(unzip -Z1 "$tool" | sed -n 's|^tools/.*/\(.*\)\.dll$|\1|p' | sed '/^IncidentAnalytics\./d; s/^Microsoft\.Extensions\..*/Microsoft.Extensions.*/' | sort -u); do
  grep -F "$library" "$work/notices.txt" > /dev/null || fail "The tool's THIRD-PARTY-NOTICES.txt does not name $library."
done

# The symbols name every source file below /_/, and no assembly has a path of this machine.
mkdir "$work/Symbols"
cat > "$work/Symbols/Symbols.cs" << 'EOF'
using System.IO.Compression;
using System.Reflection.Metadata;
using System.Text;

var (folder, machine) = (args[0], args[1]);
var documents = 0;
foreach (var package in Directory.GetFiles(folder, "*.*nupkg"))
{
    using var zip = ZipFile.OpenRead(package);
    foreach (var entry in zip.Entries.Where(e => e.Name.StartsWith("IncidentAnalytics.") && e.Name.EndsWith(".dll") || e.Name.EndsWith(".pdb")))
    {
        using var bytes = new MemoryStream();
        using (var stream = entry.Open())
            stream.CopyTo(bytes);
        if (Encoding.Latin1.GetString(bytes.ToArray()).Contains(machine))
            throw new InvalidDataException($"{entry} of {package} has the path {machine}.");
        if (!entry.Name.EndsWith(".pdb"))
            continue;

        bytes.Position = 0;
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(bytes);
        var reader = symbols.GetMetadataReader();
        foreach (var name in reader.Documents.Select(d => reader.GetString(reader.GetDocument(d).Name)))
        {
            if (!name.StartsWith("/_/"))
                throw new InvalidDataException($"{entry} of {package} names the source file {name}.");
            documents++;
        }
    }
}
Console.WriteLine($"{documents} source files in the symbols, all below /_/.");
EOF
dotnet run "$work/Symbols/Symbols.cs" -- "$packages" "$PWD"

mkdir "$work/Stranger"
cat > "$work/nuget.config" << EOF
<configuration>
  <packageSources>
    <add key="these" value="$packages" />
  </packageSources>
</configuration>
EOF
cat > "$work/Stranger/Stranger.csproj" << EOF
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFrameworks>net8.0;net10.0</TargetFrameworks>
    <!-- The net8.0 program runs on whatever newer runtime the machine has. -->
    <RollForward>Major</RollForward>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
    <NuGetAudit>false</NuGetAudit>
  </PropertyGroup>
  <ItemGroup>
    <PackageReference Include="IncidentAnalytics.ReferenceServer" Version="$version" />
    <PackageReference Include="IncidentAnalytics.Client.HealthChecks" Version="$version" />
  </ItemGroup>
</Project>
EOF
cat > "$work/Stranger/Program.cs" << 'EOF'
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Tickets;
using IncidentAnalytics.Client.Tickets.Aggregations;
using IncidentAnalytics.ReferenceServer;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

await using var server = await IncidentAnalyticsServer.StartAsync();
await using var client = server.CreateClient();
var byType = Aggregation.Terms("tickets_by_type", "ticket.type", size: 20);
var tickets = await client.Tickets.AggregateAsync(new() { Application = "atr", Range = TimeRange.Last(TimeSpan.FromDays(90)), Aggregations = [byType] });
var events = await client.Events.GetStatisticsAsync(new() { Range = TimeRange.Last(TimeSpan.FromDays(1)), Step = TimeSpan.FromHours(1) });
var sonar = await client.Sonar.CountTicketsAsync();
var kpis = await client.Analytics.KpiMetrics.GetSummaryAsync();
var services = new ServiceCollection().AddLogging().AddSingleton(client);
services.AddHealthChecks().AddIncidentAnalytics();
await using var provider = services.BuildServiceProvider();
var health = await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync();
var all = health.Status == HealthStatus.Healthy && tickets.Get(byType).Buckets.Count > 0 && events.Total > 0 && sonar > 0 && kpis.Count > 0;
Console.WriteLine($"{all}: {tickets.Total} tickets, {events.Total} events, {sonar} Sonar tickets, {kpis.Count} KPIs");
EOF
# What editors complete appsettings.json with.
segment=$(cd "$work/Stranger" && dotnet restore -v quiet && dotnet msbuild -getItem:JsonSchemaSegment -p:TargetFramework=net10.0 \
  | sed -n 's/.*"FullPath": "\(.*incidentanalytics.client.*\)".*/\1/p')
[ -f "$segment" ] || fail "The client's package brings no schema of its configuration: '$segment'."
for target in net8.0 net10.0; do
  answer=$(cd "$work/Stranger" && dotnet run --framework "$target")
  [[ $answer == "True: "* ]] || fail "The $target program that uses the packages printed: $answer"
  echo "A fresh $target program restored, built and ran with the packages: ${answer#True: }."
done

(cd "$work" && dotnet tool install IncidentAnalytics.ReferenceServer.Tool --tool-path "$work/tools" --version "$version" --add-source "$packages" > "$work/install.log") \
  || { cat "$work/install.log" >&2; fail "The tool cannot be installed."; }
"$work/tools/incident-analytics-server" --help > "$work/help.txt" || fail "The tool cannot show its help."
grep -q 'serve' "$work/help.txt" || fail "The tool's help does not name its command."
echo "The tool was installed and showed its help."
