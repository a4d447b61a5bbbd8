using System.Reflection;
using System.Text.RegularExpressions;
using IncidentAnalytics.Client;
using IncidentAnalytics.Testing;
using Xunit;

namespace IncidentAnalytics.Conventions;

/// <summary>The page on telemetry has the names of the code, and no others.</summary>
public sealed partial class TelemetryNameTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "telemetry.md"));

    private static readonly string[] Names =
    [
        .. typeof(IncidentAnalyticsTelemetry)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(static f => (string)f.GetValue(null)!),
    ];

    [Fact]
    public void Page_HasEveryName() =>
        Findings.AssertNone(Names.Where(static name => !Page.Contains($"`{name}`", StringComparison.Ordinal)));

    [Fact]
    public void Page_HasNoOtherNames() =>
        Findings.AssertNone(NameInPage().Matches(Page).Select(static m => m.Groups[1].Value).Where(static name => !Names.Contains(name)));

    [GeneratedRegex("`(incident_analytics\\.[a-z_.]+)`", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NameInPage();
}
