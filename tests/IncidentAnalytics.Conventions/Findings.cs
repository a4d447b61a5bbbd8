using Xunit;

namespace IncidentAnalytics.Conventions;

internal static class Findings
{
    /// <summary>Fails with every finding on its own line, because the test framework's message shortens lists.</summary>
    public static void AssertNone(IEnumerable<string> findings)
    {
        var all = findings.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}
