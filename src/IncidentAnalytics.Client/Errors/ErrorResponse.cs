using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;

namespace IncidentAnalytics.Client.Errors;

/// <summary>Converts an error response, whatever its body, into the matching exception.</summary>
internal static class ErrorResponse
{
    /// <summary>The maximum length of a message that is the start of the body, because the body is not JSON of the service.</summary>
    private const int MaxFallbackLength = 500;

    private const int MaxBodyBytes = 64 * 1024;

    /// <summary>The status is known: the body is not worth a longer wait.</summary>
    private static readonly TimeSpan MaxBodyTime = TimeSpan.FromSeconds(5);

    // White space of JSON and the byte order mark, which some servers send in front of it.
    private static readonly char[] Padding = [' ', '\t', '\r', '\n', '\uFEFF'];

    private static readonly string[] RequestIdHeaders = ["X-Request-Id", "x-amzn-RequestId", "Request-Id", "X-Correlation-Id"];

    /// <param name="response">The response, whose body is read up to a limit.</param>
    /// <param name="reader">Reads the service's JSON.</param>
    /// <param name="secrets">The secrets to mask.</param>
    /// <param name="time">The clock that a Retry-After date is compared with.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static async ValueTask<ApiException> ReadAsync(
        HttpResponseMessage response,
        IErrorReader reader,
        IReadOnlyList<string> secrets,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var (body, isCut) = await ReadBodyAsync(response, time, cancellationToken).ConfigureAwait(false);
        var text = Encoding.UTF8.GetString(body).Trim(Padding).Trim();
        var raw = ReadJson(
            text,
            reader,
            new ApiError
            {
                StatusCode = response.StatusCode,
                RequestId = FindRequestId(response),
                RetryAfter = RetryAfter.Read(response, time),
            }
        );

        // Members are read before secrets are masked, because escapes in the raw text could hide a secret.
        var start = ServerText.Show(text, secrets, ServerText.MaxMessageLength, isCut) ?? "";
        var shown = Redaction.Apply(raw, secrets) with { BodyStart = start.Length == 0 ? null : start };
        if (shown.Message is null)
            shown = shown with { Message = Fallback(response, start, secrets) };
        var exception = reader.Create(raw, shown);
        exception.IsFinal = reader.IsFinal(raw);
        return exception;
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

    private static async ValueTask<(byte[] Body, bool IsCut)> ReadBodyAsync(
        HttpResponseMessage response,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        using var limit = new CancellationTokenSource(MaxBodyTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(MaxBodyBytes);
        var length = 0;
        var isCut = true;
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                while (length < MaxBodyBytes)
                {
                    var read = await stream.ReadAsync(buffer.AsMemory(length, MaxBodyBytes - length), either.Token).ConfigureAwait(false);
                    if (read == 0)
                        break;
                    length += read;
                }

                isCut = length == MaxBodyBytes;
            }
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException || TransportFailure.IsTransportFailure(e))
        {
            // The status is known: a body that is truncated, slow or cannot be decompressed does not change the error.
        }

        var body = buffer.AsSpan(0, length).ToArray();
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        return (body, isCut);
    }

    private static ApiError ReadJson(string text, IErrorReader reader, ApiError error)
    {
        if (text is not ['{' or '[' or '"', ..])
            return error;

        try
        {
            using var document = JsonDocument.Parse(UnicodeJson.Repair(text));
            return reader.Read(document.RootElement, error);
        }
        catch (JsonException)
        {
            return error;
        }
    }

    /// <summary>The host of an address, which is always in lower case; masked when it contains a secret in any case.</summary>
    private static string Host(Uri address, IReadOnlyList<string> secrets) =>
        secrets.Any(s => address.Host.Contains(s, StringComparison.OrdinalIgnoreCase))
            ? "***"
            : ServerText.Show(address.Host, secrets, ServerText.MaxNameLength)!;

    private static string? Fallback(HttpResponseMessage response, string start, IReadOnlyList<string> secrets)
    {
        if (
            response.StatusCode
            is HttpStatusCode.Moved
                or HttpStatusCode.Found
                or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect
                or HttpStatusCode.PermanentRedirect
        )
        {
            var target = response.Headers.Location is { IsAbsoluteUri: true } location ? $" to {Host(location, secrets)}" : "";
            return $"the service redirects{target}; redirects are not followed, set the base address to where the service is";
        }

        if (start.Length == 0)
            return response.ReasonPhrase is { Length: > 0 } reason ? ServerText.Show(reason, secrets, ServerText.MaxNameLength) : null;

        return Markup.IsMarkup(start)
            ? $"the server answered with {Markup.Describe(start)}, not with an error of the service"
            : ServerText.Shorten(start, MaxFallbackLength);
    }
}
