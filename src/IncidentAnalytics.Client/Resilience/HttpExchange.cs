using System.Buffers;
using System.Collections;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Resilience;

/// <summary>One attempt on the wire: send, map errors, read the whole body into its type.</summary>
/// <param name="client">The connection to the service.</param>
/// <param name="errors">Understands the service's error bodies.</param>
/// <param name="time">The clock against which a Retry-After date is read.</param>
/// <param name="maxResponseBytes">The most that a body may have.</param>
/// <param name="showsBody">Whether the start of an unreadable body may be shown; false where it could hold a token.</param>
internal sealed class HttpExchange(HttpClient client, IErrorReader errors, TimeProvider time, long maxResponseBytes, bool showsBody = true)
{
    private const int ShownBytes = 512;

    /// <param name="message">The request; it belongs to this attempt alone.</param>
    /// <param name="type">The type of the body.</param>
    /// <param name="bodyRule">What the body of a success has to be.</param>
    /// <param name="secrets">What must not be shown even when the server repeats it.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async ValueTask<HttpExchangeResult<T>> SendAsync<T>(
        HttpRequestMessage message,
        JsonTypeInfo<T> type,
        BodyRule bodyRule,
        IReadOnlyList<string> secrets,
        CancellationToken cancellationToken
    )
    {
        try
        {
            using var response = await SendAsync(message, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
                throw await ErrorResponse.ReadAsync(response, errors, secrets, time, cancellationToken).ConfigureAwait(false);

            var value = await ReadAsync(response, type, bodyRule, secrets, cancellationToken).ConfigureAwait(false);
            var requestId = ServerText.Show(ErrorResponse.FindRequestId(response), secrets, ServerText.MaxNameLength);
            return new HttpExchangeResult<T>(value, response.StatusCode, response.Headers, requestId);
        }
        catch (Exception e) when (e is HttpRequestException or IOException || TransportFailure.IsForeignTimeoutOrCancellation(e))
        {
            var failure = TransportFailure.Map(e, message.RequestUri, secrets, cancellationToken);
            if (ReferenceEquals(failure, e))
                throw;
            throw failure;
        }
    }

    /// <summary>A handler that ignores its token must not hold the call: what it still brings is thrown away.</summary>
    private async ValueTask<HttpResponseMessage> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        var sending = client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        try
        {
            return await sending.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!sending.IsCompleted)
        {
            _ = DiscardAsync(sending);
            throw;
        }
    }

    private static async Task DiscardAsync(Task<HttpResponseMessage> sending)
    {
        try
        {
            using var response = await sending.ConfigureAwait(false);
        }
        catch (Exception)
        {
            // Nobody waits for it any more.
        }
    }

    private async ValueTask<T> ReadAsync<T>(
        HttpResponseMessage response,
        JsonTypeInfo<T> type,
        BodyRule bodyRule,
        IReadOnlyList<string> secrets,
        CancellationToken cancellationToken
    )
    {
        if (bodyRule == BodyRule.Anything)
            return await ReadAnythingAsync(response, type, cancellationToken).ConfigureAwait(false);
        if (response.Content.Headers.ContentLength > maxResponseBytes)
            throw Invalid(new ResponseTooLargeException(maxResponseBytes).Message, response, default, secrets, inner: null);

        var start = ArrayPool<byte>.Shared.Rent(ShownBytes);
        var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var ownedContent = content.ConfigureAwait(false);
        using var body = new CappedStream(content, maxResponseBytes, start);
        using var json = new UnicodeJsonStream(body);
        try
        {
            var value = await JsonSerializer.DeserializeAsync(json, type, cancellationToken).ConfigureAwait(false);
            if (value is null && bodyRule == BodyRule.MayBeEmpty)
                return value!;
            if (value is null)
                throw Invalid("the body is null", response, body.Start, secrets, inner: null);
            if (HasOnlyUnknownMembers(value, type))
            {
                throw Invalid(
                    "the body has none of the expected members" + Excerpt(body.Start, secrets),
                    response,
                    body.Start,
                    secrets,
                    inner: null
                );
            }

            return value;
        }
        catch (JsonException) when (body.Start.IsEmpty && bodyRule == BodyRule.MayBeEmpty)
        {
            return default!;
        }
        catch (JsonException e)
        {
            throw Invalid(Describe(e, response, body.Start, secrets), response, body.Start, secrets, e);
        }
        catch (InvalidDataException e)
        {
            throw Invalid("the body cannot be decompressed", response, body.Start, secrets, e);
        }
        catch (ResponseTooLargeException e)
        {
            throw Invalid(e.Message, response, body.Start, secrets, e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(start, clearArray: true);
        }
    }

    /// <summary>
    /// The status has said that the action was done: whatever then happens to its body, even the end of its time, cannot undo it.
    /// </summary>
    private async ValueTask<T> ReadAnythingAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        try
        {
            var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using var ownedContent = content.ConfigureAwait(false);
            using var body = new CappedStream(content, maxResponseBytes, []);
            using var json = new UnicodeJsonStream(body);
            return (await JsonSerializer.DeserializeAsync(json, type, cancellationToken).ConfigureAwait(false))!;
        }
        catch (Exception e)
            when (e
                    is JsonException
                        or InvalidDataException
                        or IOException
                        or HttpRequestException
                        or OperationCanceledException
                        or TimeoutException
            )
        {
            return default!;
        }
    }

    /// <summary>An object of another kind, such as an error that was sent with status 200, must not read as a value without members.</summary>
    private static bool HasOnlyUnknownMembers<T>(T value, JsonTypeInfo<T> type)
    {
        if (
            type.Kind != JsonTypeInfoKind.Object
            || type.Properties.FirstOrDefault(static p => p.IsExtensionData)?.Get?.Invoke(value!) is not ICollection { Count: > 0 }
        )
        {
            return false;
        }

        foreach (var property in type.Properties)
        {
            if (!property.IsExtensionData && property.Get?.Invoke(value!) is not null)
                return false;
        }

        return true;
    }

    private string Describe(
        JsonException exception,
        HttpResponseMessage response,
        ReadOnlyMemory<byte> start,
        IReadOnlyList<string> secrets
    )
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

        var mediaType = ServerText.Show(response.Content.Headers.ContentType?.MediaType, secrets, ServerText.MaxNameLength);
        var text = ServerText.Show(Encoding.UTF8.GetString(start.Span), secrets, ShownBytes, isCut: start.Length >= ShownBytes)!;
        return showsBody && Markup.IsMarkup(text)
            ? $"the body is {Markup.Describe(text)}, not the JSON that was expected (Content-Type: {mediaType ?? "none"})"
            : $"the body is not the JSON that was expected (Content-Type: {mediaType ?? "none"}){Excerpt(start, secrets)}";
    }

    /// <summary>Whether the reader itself refused the text; what does not fit a property is refused with the plain type.</summary>
    private static bool IsSyntaxError(Exception? exception)
    {
        for (; exception is JsonException; exception = exception.InnerException)
        {
            if (exception.GetType() != typeof(JsonException))
                return true;
        }

        return false;
    }

    /// <summary>The begin of a body, for a message.</summary>
    private string Excerpt(ReadOnlyMemory<byte> start, IReadOnlyList<string> secrets) =>
        showsBody && !start.IsEmpty
            ? ": "
                + ServerText.Show(Encoding.UTF8.GetString(start.Span), secrets, ServerText.MaxNameLength, isCut: start.Length >= ShownBytes)
            : "";

    private InvalidResponseException Invalid(
        string message,
        HttpResponseMessage response,
        ReadOnlyMemory<byte> start,
        IReadOnlyList<string> secrets,
        Exception? inner
    )
    {
        var shown =
            showsBody && !start.IsEmpty
                ? ServerText.Show(Encoding.UTF8.GetString(start.Span), secrets, ShownBytes, isCut: start.Length >= ShownBytes)
                : null;
        // The reader's own exception repeats the path as it came.
        return new InvalidResponseException(message, response.StatusCode, shown, inner is JsonException || !showsBody ? null : inner);
    }
}

/// <summary>What the body of a success has to be.</summary>
internal enum BodyRule
{
    /// <summary>A value.</summary>
    Required,

    /// <summary>A value, or nothing (empty or <c>null</c>), which is the value null.</summary>
    MayBeEmpty,

    /// <summary>Anything: what cannot be read is the value null.</summary>
    Anything,
}
