namespace IncidentAnalytics.Client;

/// <summary>Keeps credentials out of what is shown, for servers that repeat what they were sent.</summary>
internal static class Redaction
{
    private const string Mask = "***";

    public static string Apply(string text, IReadOnlyList<string> secrets)
    {
        foreach (var secret in secrets)
        {
            if (secret.Length > 0)
                text = text.Replace(secret, Mask, StringComparison.Ordinal);
        }

        return text;
    }
}
