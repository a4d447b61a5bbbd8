namespace IncidentTools.Tools;

/// <summary>Bounds of results.</summary>
internal static class Limits
{
    private const int MaxTextLength = 500;

    /// <summary>Shortens a text of a service to one short paragraph.</summary>
    public static string? Text(string? text) =>
        text is null || text.Length <= MaxTextLength
            ? text
            : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[MaxTextLength - 1]) ? MaxTextLength - 1 : MaxTextLength), "…");
}
