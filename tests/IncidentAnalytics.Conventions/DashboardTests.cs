using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Diagnostics;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Conventions;

/// <summary>The Grafana dashboard uses the metrics and tags of the code, by the names that OpenTelemetry exports to Prometheus.</summary>
public sealed partial class DashboardTests
{
    private const string MetricPrefix = "incident_analytics_client_";

    /// <summary>The queries of the panels and of the variables, and the legends.</summary>
    private static readonly string[] Texts = [.. FindTexts(ReadDashboard().RootElement).Distinct(StringComparer.Ordinal)];

    private static readonly string[] Metrics =
    [
        .. Texts.SelectMany(static t => Metric().Matches(t)).Select(static m => m.Value).Distinct(StringComparer.Ordinal),
    ];

    [Fact]
    public void Dashboard_UsesOnlyMetricsOfTheCode() => Findings.AssertNone(Metrics.Except(Instruments().SelectMany(static i => i)));

    [Fact]
    public void Dashboard_UsesEveryInstrument() =>
        Findings.AssertNone(Instruments().Where(static series => !series.Intersect(Metrics).Any()).Select(static series => series[0]));

    [Fact]
    public void Dashboard_UsesOnlyTagsOfTheCode()
    {
        var tags = typeof(IncidentAnalyticsTelemetry)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(static f => f.Name.EndsWith("Tag", StringComparison.Ordinal))
            .Select(static f => Sanitize((string)f.GetValue(null)!))
            .Append("le");
        var used = Texts.SelectMany(FindLabels).Distinct(StringComparer.Ordinal).ToArray();

        Assert.Contains("error_type", used);
        Findings.AssertNone(used.Except(tags));
    }

    [Fact]
    public void FindLabels_ReadsSelectorsGroupsAndLegends() =>
        Assert.Equal(
            ["a", "b", "le", "c", "d", "e"],
            FindLabels("sum by (le, c) (rate(x_total{a=\"1\", b!~\"$b\"}[5m])) {{d}} label_values(y, e)")
        );

    /// <summary>Returns the series that Prometheus has of each instrument.</summary>
    private static string[][] Instruments()
    {
        var instruments = new List<string[]>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name == IncidentAnalyticsTelemetry.MeterName)
                    instruments.Add(Series(instrument));
            },
        };
        RuntimeHelpers.RunClassConstructor(typeof(ClientTelemetry).TypeHandle);
        listener.Start();
        Assert.NotEmpty(instruments);
        return [.. instruments];
    }

    /// <summary>Units in braces are annotations and not part of a name.</summary>
    private static string[] Series(Instrument instrument)
    {
        var name = Sanitize(instrument.Name) + (instrument.Unit is "s" ? "_seconds" : "");
        return instrument switch
        {
            Histogram<double> => [$"{name}_bucket", $"{name}_count", $"{name}_sum"],
            Counter<long> => [$"{name}_total"],
            _ => [name],
        };
    }

    private static string Sanitize(string name) => name.Replace('.', '_');

    private static JsonDocument ReadDashboard() =>
        JsonDocument.Parse(File.ReadAllText(Repository.PathOf("docs", "grafana", "incident-analytics.json")));

    private static IEnumerable<string> FindTexts(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => element
                .EnumerateObject()
                .SelectMany(static member =>
                    member.Name is "expr" or "definition" or "legendFormat" && member.Value.ValueKind == JsonValueKind.String
                        ? [member.Value.GetString()!]
                        : FindTexts(member.Value)
                ),
            JsonValueKind.Array => element.EnumerateArray().SelectMany(FindTexts),
            _ => [],
        };

    private static IEnumerable<string> FindLabels(string text) =>
        Selector()
            .Matches(text)
            .Concat(Group().Matches(text))
            .Concat(Legend().Matches(text))
            .Concat(Values().Matches(text))
            .SelectMany(static m => m.Groups[1].Captures)
            .Select(static c => c.Value);

    [GeneratedRegex($"{MetricPrefix}[a-z_]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Metric();

    [GeneratedRegex("([a-z_]+)(?:=|!=|=~|!~)\"", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Selector();

    [GeneratedRegex(@"by \((?:([a-z_]+)(?:, )?)+\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Group();

    [GeneratedRegex(@"\{\{([a-z_]+)\}\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Legend();

    [GeneratedRegex(@"label_values\(.*, ([a-z_]+)\)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Values();
}
