namespace IncidentAnalytics.Client.Tickets;

/// <summary>A text that may be left out, but says something when it is there.</summary>
internal static class OptionalText
{
    /// <exception cref="ArgumentException">The text is empty or white space.</exception>
    public static void ThrowIfBlank(string? text, string parameterName)
    {
        if (text is not null)
            ArgumentException.ThrowIfNullOrWhiteSpace(text, parameterName);
    }
}
