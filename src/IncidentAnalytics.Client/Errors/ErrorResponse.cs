using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;

namespace IncidentAnalytics.Client;

/// <summary>Turns an error answer, whatever its body, into the exception that fits it.</summary>
internal static class ErrorResponse
{
    private const int MaxBodyBytes = 64 * 1024;
    private const int MaxShownCharacters = 2000;
    private const int MaxMessageCharacters = 500;

    private static readonly string[] RequestIdHeaders = ["X-Request-Id", "x-amzn-RequestId", "Request-Id", "X-Correlation-Id"];

    /// <param name="response">The answer; its body is read as far as it helps.</param>
    /// <param name="reader">Understands the service's JSON.</param>
    /// <param name="secrets">What must not be shown even when the server repeats it.</param>
    /// <param name="time">The clock against which a Retry-After date is read.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async ValueTask<ApiException> ReadAsync(
        HttpResponseMessage response,
        IErrorReader reader,
        IReadOnlyList<string> secrets,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var body = await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false);
        var text = Redaction.Apply(Encoding.UTF8.GetString(body).Trim(), secrets);
        var error = new ApiError
        {
            StatusCode = response.StatusCode,
            RequestId = FindRequestId(response),
            RetryAfter = RetryAfter.Read(response, time),
            BodyStart = text.Length == 0 ? null : Shorten(text, MaxShownCharacters),
        };

        var read = ReadJson(text, reader, error);
        return ApiException.Create(read with { Message = read.Message ?? Fallback(response, text) });
    }

    public static string? FindRequestId(HttpResponseMessage response)
    {
        foreach (var name in RequestIdHeaders)
        {
            if (response.Headers.NonValidated.TryGetValues(name, out var values))
                return values.ToString();
        }

        return null;
    }

    private static async ValueTask<byte[]> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MaxBodyBytes);
        var length = 0;
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                int read;
                while (length < MaxBodyBytes
                    && (read = await stream.ReadAsync(buffer.AsMemory(length, MaxBodyBytes - length), cancellationToken).ConfigureAwait(false)) > 0)
                {
                    length += read;
                }
            }
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            // The status is known and says more than the broken rest of its body.
        }

        var body = buffer.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return body;
    }

    private static ApiError ReadJson(string text, IErrorReader reader, ApiError error)
    {
        if (text.Length == 0 || text[0] is not ('{' or '[' or '"'))
            return error;

        try
        {
            using var document = JsonDocument.Parse(text);
            return reader.Read(document.RootElement, error);
        }
        catch (JsonException)
        {
            return error;
        }
    }

    private static string? Fallback(HttpResponseMessage response, string text)
    {
        if ((int)response.StatusCode is >= 300 and < 400)
        {
            var target = response.Headers.Location is { IsAbsoluteUri: true } location ? $" to {location.Host}" : "";
            return $"the service redirects{target}; redirects are not followed, set the base address to where the service is";
        }

        if (text.Length == 0)
            return response.ReasonPhrase is { Length: > 0 } reason ? reason : null;

        return text[0] == '<'
            ? "the server answered with a page of markup, not with an error of the service"
            : Shorten(text, MaxMessageCharacters);
    }

    private static string Shorten(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length), "…");
}
