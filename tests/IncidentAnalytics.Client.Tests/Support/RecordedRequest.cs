using System.Text;

namespace IncidentAnalytics.Client.Tests.Support;

/// <summary>A copy of a request as the client sent it.</summary>
internal sealed record RecordedRequest(
    HttpMethod Method,
    Uri Address,
    IReadOnlyDictionary<string, string> Headers,
    byte[]? Body,
    HttpRequestMessage Message
)
{
    public bool IsTokenRequest =>
        Address.AbsolutePath == TestClient.TokenPath || Address.AbsolutePath.EndsWith(TestEvents.IamPath, StringComparison.Ordinal);

    public string Text => Body is null ? "" : Encoding.UTF8.GetString(Body);

    public static async Task<RecordedRequest> FromAsync(HttpRequestMessage message)
    {
        var headers = message
            .Headers.NonValidated.Concat(message.Content?.Headers.NonValidated.AsEnumerable() ?? [])
            .ToDictionary(static h => h.Key, static h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        if (message.Content?.Headers.ContentLength is { } length)
            headers["Content-Length"] = length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return new(
            message.Method,
            message.RequestUri!,
            headers,
            message.Content is null ? null : await message.Content.ReadAsByteArrayAsync(),
            message
        );
    }
}
