using FsCheck;

namespace IncidentAnalytics.Client.Tests;

/// <summary>Properties over many generated cases; a failure shows the smallest case and the seed that repeats it.</summary>
internal static class Property
{
    public static void Holds(FsCheck.Property property, int cases = 10_000) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(cases).WithQuietOnSuccess(true), property);
}
