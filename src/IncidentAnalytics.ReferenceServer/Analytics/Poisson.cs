namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>How likely counts are when things happen independently of each other.</summary>
internal static class Poisson
{
    /// <summary>Minus the decimal logarithm of the chance of so many or more: 6 is one in a million.</summary>
    public static double Surprise(int observed, double expected)
    {
        if (observed <= expected)
        {
            return 0;
        }

        // The first term by logarithm, the others relative to it: nothing underflows.
        var logFirst = (observed * Math.Log(expected)) - expected;
        for (var i = 2; i <= observed; i++)
        {
            logFirst -= Math.Log(i);
        }

        var (sum, term) = (1.0, 1.0);
        for (var k = observed + 1; term > sum * 1e-12; k++)
        {
            term *= expected / k;
            sum += term;
        }

        return Math.Max(0, -(logFirst + Math.Log(sum)) / Math.Log(10));
    }
}
