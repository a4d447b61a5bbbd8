using Xunit;

namespace IncidentAnalytics.Client.Tests.Support;

internal static class TheoryRows
{
    /// <summary>The first argument of every row.</summary>
    public static IEnumerable<T> FirstArguments<T>(this IEnumerable<ITheoryDataRow> rows) => rows.Select(static r => (T)r.GetData()[0]!);
}
