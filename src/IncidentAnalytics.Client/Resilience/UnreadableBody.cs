using System.Text;
using System.Text.Json;

namespace IncidentAnalytics.Client.Resilience;

/// <summary>Describes the body of a success that cannot be read.</summary>
/// <param name="response">The response.</param>
/// <param name="start">The start of the body; empty when nothing was read.</param>
/// <param name="secrets">Texts that are masked when the server repeats them.</param>
/// <param name="isShown">Whether the start may be shown; false where it could contain a token.</param>
internal readonly struct UnreadableBody(
    HttpResponseMessage response,
    ReadOnlyMemory<byte> start,
    IReadOnlyList<string> secrets,
    bool isShown
)
{
    /// <summary>The length of the start of a body, in bytes.</summary>
    public const int MaxStartBytes = 512;

    public InvalidResponseException ToException(string message, Exception? inner) =>
        new(message, response.StatusCode, isShown && !start.IsEmpty ? Show(MaxStartBytes) : null, isShown ? inner : null);

    public string Describe(JsonException exception)
    {
        if (start.IsEmpty)
            return "the body is empty";
        // The path has names of members, which are the server's.
        if (exception.Path is { Length: > 1 } path)
        {
            var shown = ServerText.Show(path, secrets, ServerText.MaxNameLength);
            return IsSyntaxError(exception)
                ? $"the body is not valid JSON, or breaks off, at {shown}"
                : $"the body's {shown} cannot be read";
        }

        var mediaType = ServerText.Show(response.Content.Headers.ContentType?.MediaType, secrets, ServerText.MaxNameLength) ?? "none";
        var text = Show(MaxStartBytes);
        return isShown && Markup.IsMarkup(text)
            ? $"the body is {Markup.Describe(text)}, not the JSON that was expected (Content-Type: {mediaType})"
            : $"the body is not the JSON that was expected (Content-Type: {mediaType}){Excerpt()}";
    }

    /// <summary>The start of the body as the end of a message; empty when it may not be shown.</summary>
    public string Excerpt() => isShown && !start.IsEmpty ? ": " + Show(ServerText.MaxNameLength) : "";

    /// <summary>Whether the JSON is malformed. A value that does not fit its property throws <see cref="JsonException"/> itself, not a derived type.</summary>
    private static bool IsSyntaxError(Exception? exception)
    {
        for (; exception is JsonException; exception = exception.InnerException)
        {
            if (exception.GetType() != typeof(JsonException))
                return true;
        }

        return false;
    }

    private string Show(int maxLength) =>
        ServerText.Show(Encoding.UTF8.GetString(start.Span), secrets, maxLength, isCut: start.Length >= MaxStartBytes)!;
}
