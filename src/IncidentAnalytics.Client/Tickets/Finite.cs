namespace IncidentAnalytics.Client.Tickets;

/// <summary>JSON has no NaN and no infinity.</summary>
internal static class Finite
{
    /// <exception cref="ArgumentOutOfRangeException">The number is NaN or infinite.</exception>
    public static void ThrowIfNot(double? value, string parameterName)
    {
        if (value is { } number && !double.IsFinite(number))
            throw new ArgumentOutOfRangeException(parameterName, number, "JSON has no NaN and no infinity.");
    }
}
