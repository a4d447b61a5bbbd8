namespace IncidentAnalytics.ReferenceServer.Analytics.Incidents;

/// <summary>The Poisson distribution: counts of independent events.</summary>
internal static class Poisson
{
    /// <summary>Minus the decimal logarithm of the probability of at least this count; 6 is one in a million.</summary>
    public static double Surprise(int observed, double expected)
    {
        if (observed <= expected)
        {
            return 0;
        }

        // The first term is a logarithm and the others are relative to it, so that nothing underflows.
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
