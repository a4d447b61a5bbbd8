using System.Globalization;
using FsCheck;

namespace IncidentAnalytics.Client.Tests;

/// <summary>
/// Checks properties on random cases; a failure shows the smallest case and the seed that repeats it. The environment variable
/// <c>PROPERTY_COUNT</c> is the number of cases.
/// </summary>
internal static class Property
{
    private static readonly int Count = int.Parse(
        Environment.GetEnvironmentVariable("PROPERTY_COUNT") ?? "500",
        NumberStyles.None,
        CultureInfo.InvariantCulture
    );

    public static void Holds(FsCheck.Property property) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Count).WithQuietOnSuccess(true), property);
}
