using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;

namespace IncidentAnalytics.Client;

/// <summary>Turns an error answer, whatever its body, into the exception that fits it.</summary>
internal static class ErrorResponse
{
    /// <summary>The most that an exception's message repeats of a service's.</summary>
    public const int MaxMessageCharacters = 500;

    private const int MaxBodyBytes = 64 * 1024;
    private const int MaxShownCharacters = 2000;
    private const char ByteOrderMark = '\uFEFF';

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
        var text = Encoding.UTF8.GetString(body).Trim().TrimStart(ByteOrderMark);
        var shown = Redaction.Apply(text, secrets, isCut: body.Length == MaxBodyBytes);
        var error = new ApiError
        {
            StatusCode = response.StatusCode,
            RequestId = FindRequestId(response),
            RetryAfter = RetryAfter.Read(response, time),
            BodyStart = shown.Length == 0 ? null : Shorten(shown, MaxShownCharacters),
        };

        // The members are read before anything is hidden: they lose their escapes, and with them what a secret could hide behind.
        var read = Redaction.Apply(ReadJson(text, reader, error), secrets);
        return reader.Create(read with { Message = read.Message ?? Fallback(response, shown) });
    }

    public static string Shorten(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length), "…");

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
        catch (Exception e) when (
            e is InvalidDataException or InvalidOperationException
            || (e is IOException or HttpRequestException && !cancellationToken.IsCancellationRequested))
        {
            // The status is known and says more than the broken rest of its body, be it cut off or not to be decompressed.
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
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON, or JSON whose texts are not Unicode (half of a surrogate pair).
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
}
