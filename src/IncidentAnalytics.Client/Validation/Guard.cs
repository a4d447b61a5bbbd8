namespace IncidentAnalytics.Client.Validation;

/// <summary>Checks of arguments and options that the platform has no method for.</summary>
internal static class Guard
{
    /// <summary>Refuses control characters without repeating the text, which may be a secret.</summary>
    /// <remarks>A line break at the end is what a text has that was read from a file, and no server takes it.</remarks>
    /// <exception cref="ArgumentException">The text has a control character.</exception>
    public static void ThrowIfControlCharacter(string? text, string parameterName)
    {
        if (text?.Any(char.IsControl) == true)
        {
            throw new ArgumentException(
                $"{parameterName} has a control character, such as the line break of a file: remove it.",
                parameterName
            );
        }
    }
}
