using Xunit;

namespace IncidentAnalytics.Client.Tests.Conventions.Source;

/// <summary>Fails with every finding on a line of its own; the test framework's own message would cut them short.</summary>
internal static class Report
{
    public static void None(IEnumerable<string> findings)
    {
        var all = findings.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
