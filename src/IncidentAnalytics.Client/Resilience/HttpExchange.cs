using System.Buffers;
using System.Collections;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Polly;

namespace IncidentAnalytics.Client.Resilience;

/// <summary>Sends one request, maps errors, and reads the whole body into its type.</summary>
/// <param name="client">The HTTP client of the service.</param>
/// <param name="errors">Reads the service's error bodies.</param>
/// <param name="time">The clock for dates in Retry-After.</param>
/// <param name="maxResponseBytes">Maximum size of a body, in bytes.</param>
/// <param name="showsBody">Whether messages may show the start of an unreadable body; false where it could contain a token.</param>
internal sealed class HttpExchange(HttpClient client, IErrorReader errors, TimeProvider time, long maxResponseBytes, bool showsBody = true)
{
    /// <param name="message">The request, used for this attempt only.</param>
    /// <param name="type">The type of the body.</param>
    /// <param name="bodyRule">The bodies that a success may have.</param>
    /// <param name="secrets">Texts that are masked when the server repeats them.</param>
    /// <param name="cancellationToken">Cancels the attempt.</param>
    public async ValueTask<Outcome<HttpExchangeResult<T>>> SendAsync<T>(
        HttpRequestMessage message,
        JsonTypeInfo<T> type,
        BodyRule bodyRule,
        IReadOnlyList<string> secrets,
        CancellationToken cancellationToken
    )
    {
        var sent = await SendAsync(message, cancellationToken).ConfigureAwait(false);
        if (sent.Exception is { } refusal)
            return TransportFailure.IsTransportFailure(refusal) ? Fail(refusal) : Outcome.FromException<HttpExchangeResult<T>>(refusal);

        using var response = sent.Result!;
        try
        {
            if (!response.IsSuccessStatusCode && !(bodyRule == BodyRule.AnyAnswer && Reachability.IsProvenBy(response)))
            {
                var error = await ErrorResponse.ReadAsync(response, errors, secrets, time, cancellationToken).ConfigureAwait(false);
                return Outcome.FromException<HttpExchangeResult<T>>(error);
            }

            var value = await ReadAsync(response, type, bodyRule, secrets, cancellationToken).ConfigureAwait(false);
            if (value.Exception is { } failure)
                return TransportFailure.IsTransportFailure(failure) ? Fail(failure) : Outcome.FromException<HttpExchangeResult<T>>(failure);

            var requestId = ServerText.Show(ErrorResponse.FindRequestId(response), secrets, ServerText.MaxNameLength);
            return Outcome.FromResult(new HttpExchangeResult<T>(value.Result!, response.StatusCode, response.Headers, requestId));
        }
        catch (Exception e) when (TransportFailure.IsTransportFailure(e))
        {
            return Fail(e);
        }

        Outcome<HttpExchangeResult<T>> Fail(Exception exception) =>
            Outcome.FromException<HttpExchangeResult<T>>(TransportFailure.Map(exception, message.RequestUri, secrets, cancellationToken));
    }

    /// <summary>Sends the message. A handler that ignores its token does not delay the call; its late response is discarded.</summary>
    private async ValueTask<Outcome<HttpResponseMessage>> SendAsync(HttpRequestMessage message, CancellationToken cancellationToken)
    {
        // HttpClient applies its defaults only to messages that it creates itself.
        message.Version = client.DefaultRequestVersion;
        message.VersionPolicy = client.DefaultVersionPolicy;
        var sending = client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var outcome = await sending.WaitAsync(cancellationToken).CaptureAsync(cancellationToken).ConfigureAwait(false);
        if (outcome.Exception is not null)
            _ = DiscardAsync(sending);
        return outcome;
    }

    private static async Task DiscardAsync(Task<HttpResponseMessage> sending)
    {
        sending.Observe();
        await ((Task)sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (sending.IsCompletedSuccessfully)
            (await sending.ConfigureAwait(false)).Dispose();
    }

    private async ValueTask<Outcome<T>> ReadAsync<T>(
        HttpResponseMessage response,
        JsonTypeInfo<T> type,
        BodyRule bodyRule,
        IReadOnlyList<string> secrets,
        CancellationToken cancellationToken
    )
    {
        if (bodyRule == BodyRule.AnyAnswer)
            return Outcome.FromResult<T>(default!);
        if (bodyRule == BodyRule.Anything)
            return Outcome.FromResult(await ReadAnythingAsync(response, type, cancellationToken).ConfigureAwait(false));
        if (response.Content.Headers.ContentLength > maxResponseBytes)
        {
            return Fail<T>(
                new UnreadableBody(response, default, secrets, showsBody),
                new ResponseTooLargeException(maxResponseBytes).Message
            );
        }

        var start = ArrayPool<byte>.Shared.Rent(UnreadableBody.MaxStartBytes);
        try
        {
            var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using var ownedContent = content.ConfigureAwait(false);
            using var body = new CappedStream(content, maxResponseBytes, start);
            return await ReadAsync(body, response, type, bodyRule, secrets, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(start, clearArray: true);
        }
    }

    private async ValueTask<Outcome<T>> ReadAsync<T>(
        CappedStream body,
        HttpResponseMessage response,
        JsonTypeInfo<T> type,
        BodyRule bodyRule,
        IReadOnlyList<string> secrets,
        CancellationToken cancellationToken
    )
    {
        using var json = new UnicodeJsonStream(body);
        try
        {
            var value = await JsonSerializer.DeserializeAsync(json, type, cancellationToken).ConfigureAwait(false);
            if (value is null)
                return Fail<T>(Unreadable(), "the body is null");

            return HasOnlyUnknownMembers(value, type)
                ? Fail<T>(Unreadable(), "the body has none of the expected members" + Unreadable().Excerpt())
                : Outcome.FromResult(value);
        }
        catch (JsonException) when (body.Start.IsEmpty && bodyRule == BodyRule.MayBeEmpty)
        {
            return Outcome.FromResult<T>(default!);
        }
        catch (JsonException e)
        {
            // Not kept as the inner exception: it repeats the path as it came.
            return Fail<T>(Unreadable(), Unreadable().Describe(e));
        }
        catch (InvalidDataException e)
        {
            return Fail<T>(Unreadable(), "the body cannot be decompressed", e);
        }
        catch (ResponseTooLargeException e)
        {
            return Fail<T>(Unreadable(), e.Message, e);
        }
        catch (Exception e) when (TransportFailure.IsTransportFailure(e))
        {
            return Outcome.FromException<T>(e);
        }

        UnreadableBody Unreadable() => new(response, body.Start, secrets, showsBody);
    }

    private static Outcome<T> Fail<T>(UnreadableBody body, string message, Exception? inner = null) =>
        Outcome.FromException<T>(body.ToException(message, inner));

    /// <summary>
    /// Reads the body of an action. The status already says that the action was done, so a broken or late body is not an error.
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
        catch (Exception e) when (e is JsonException or InvalidDataException || TransportFailure.IsTransportFailure(e))
        {
            return default!;
        }
    }

    /// <summary>Whether a body is an object of another kind, such as an error that was sent with status 200.</summary>
    private static bool HasOnlyUnknownMembers(object value, JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return false;

        var hasUnknown = false;
        foreach (var property in type.Properties)
        {
            var member = property.Get?.Invoke(value);
            if (member is null)
                continue;
            if (property.IsExtensionData)
                hasUnknown |= member is ICollection { Count: > 0 };
            else if (HasOnlyUnknownMembers(member, type.Options.GetTypeInfo(property.PropertyType)))
                hasUnknown = true; // an envelope, such as "data", around an object of another kind
            else
                return false;
        }

        return hasUnknown;
    }
}

/// <summary>The bodies that a success may have.</summary>
internal enum BodyRule
{
    /// <summary>A value.</summary>
    Required,

    /// <summary>A value, or an empty body, which is read as <c>default</c>.</summary>
    MayBeEmpty,

    /// <summary>Anything. A body that cannot be read is null.</summary>
    Anything,

    /// <summary>Anything, also of an error that proves that the service was reached. Not read; the value is null.</summary>
    AnyAnswer,
}

/// <summary>A successful response whose body was read.</summary>
internal readonly record struct HttpExchangeResult<T>(T Value, HttpStatusCode StatusCode, HttpResponseHeaders Headers, string? RequestId);
