using System.Net;
using System.Net.Http.Headers;
using System.Runtime.CompilerServices;
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
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Outcome<HttpExchangeResult<T>>> SendAsync<T>(
        HttpRequestMessage message,
        JsonTypeInfo<T> type,
        BodyRule bodyRule,
        IReadOnlyList<string> secrets,
        CancellationToken cancellationToken
    )
    {
        // HttpClient applies its defaults only to messages that it creates itself.
        message.Version = client.DefaultRequestVersion;
        message.VersionPolicy = client.DefaultVersionPolicy;
        var sending = client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        // A handler that ignores its token does not delay the call; its late response is discarded.
        var sent = sending.WaitAsync(cancellationToken);
        await ((Task)sent).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!sent.IsCompletedSuccessfully)
        {
            _ = DiscardAsync(sending);
            var outcome = await sent.CaptureAsync(cancellationToken).ConfigureAwait(false);
            return Fail(outcome.Exception!);
        }

        using var response = await sent.ConfigureAwait(false);
        if (!response.IsSuccessStatusCode && !(bodyRule == BodyRule.AnyAnswer && Reachability.IsProvenBy(response)))
        {
            var error = await ErrorResponse.ReadAsync(response, errors, secrets, time, cancellationToken).ConfigureAwait(false);
            return Outcome.FromException<HttpExchangeResult<T>>(error);
        }

        var value = await ReadAsync(response, type, bodyRule, secrets, cancellationToken).ConfigureAwait(false);
        return value.Exception is { } failure
            ? Fail(failure)
            : Outcome.FromResult(new HttpExchangeResult<T>(value.Result!, response, secrets));

        Outcome<HttpExchangeResult<T>> Fail(Exception exception) =>
            Outcome.FromException<HttpExchangeResult<T>>(
                TransportFailure.IsTransportFailure(exception)
                    ? TransportFailure.Map(exception, message.RequestUri, secrets, cancellationToken)
                    : exception
            );
    }

    private static async Task DiscardAsync(Task<HttpResponseMessage> sending)
    {
        await ((Task)sending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (sending.IsCompletedSuccessfully)
            (await sending.ConfigureAwait(false)).Dispose();
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
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
        if (bodyRule != BodyRule.Anything && response.Content.Headers.ContentLength > maxResponseBytes)
            return Fail<T>(Unreadable(default), new ResponseTooLargeException(maxResponseBytes).Message);

        using var body = new ResponseBody(maxResponseBytes);
        try
        {
            var content = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using var ownedContent = content.ConfigureAwait(false);
            var value = await body.TryReadAllAsync(content, cancellationToken).ConfigureAwait(false)
                ? body.Deserialize(type)
                : await body.DeserializeAsync(content, type, cancellationToken).ConfigureAwait(false);
            if (bodyRule == BodyRule.Anything)
                return Outcome.FromResult(value!);
            if (value is null)
                return Fail<T>(Unreadable(body.Start), "the body is null");

            return HasOnlyUnknownMembers(value, type)
                ? Fail<T>(Unreadable(body.Start), "the body has none of the expected members" + Unreadable(body.Start).Excerpt())
                : Outcome.FromResult(value);
        }
        // The status already says that the action was done, so a broken or late body is not an error.
        catch (Exception e)
            when (bodyRule == BodyRule.Anything && (e is JsonException or InvalidDataException || TransportFailure.IsTransportFailure(e)))
        {
            return Outcome.FromResult<T>(default!);
        }
        catch (JsonException) when (body.Start.IsEmpty && bodyRule == BodyRule.MayBeEmpty)
        {
            return Outcome.FromResult<T>(default!);
        }
        catch (JsonException e)
        {
            // Not kept as the inner exception: it repeats the path as it came.
            return Fail<T>(Unreadable(body.Start), Unreadable(body.Start).Describe(e));
        }
        catch (InvalidDataException e)
        {
            return Fail<T>(Unreadable(body.Start), "the body cannot be decompressed", e);
        }
        catch (ResponseTooLargeException e)
        {
            return Fail<T>(Unreadable(body.Start), e.Message, e);
        }
        catch (Exception e) when (TransportFailure.IsTransportFailure(e))
        {
            return Outcome.FromException<T>(e);
        }

        UnreadableBody Unreadable(ReadOnlyMemory<byte> start) => new(response, start, secrets, showsBody);
    }

    private static Outcome<T> Fail<T>(UnreadableBody body, string message, Exception? inner = null) =>
        Outcome.FromException<T>(body.ToException(message, inner));

    /// <summary>Whether a body is an object of another kind, such as an error that was sent with status 200.</summary>
    private static bool HasOnlyUnknownMembers(object value, JsonTypeInfo type)
    {
        if (type.Kind != JsonTypeInfoKind.Object)
            return false;

        var hasUnknown = false;
        for (var i = 0; i < type.Properties.Count; i++)
        {
            var property = type.Properties[i];
            var member = property.Get?.Invoke(value);
            if (member is null)
                continue;
            // Either unknown members, or an envelope, such as "data", around an object of another kind.
            if (!property.IsExtensionData && !HasOnlyUnknownMembers(member, type.Options.GetTypeInfo(property.PropertyType)))
                return false;
            hasUnknown = true;
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
internal readonly record struct HttpExchangeResult<T>(T Value, HttpResponseMessage Response, IReadOnlyList<string> Secrets)
{
    public ResponseHead ReadHead() =>
        new(
            Response.StatusCode,
            Response.Headers,
            ServerText.Show(ErrorResponse.FindRequestId(Response), Secrets, ServerText.MaxNameLength)
        );
}

/// <summary>A response without its body.</summary>
internal sealed record ResponseHead(HttpStatusCode StatusCode, HttpResponseHeaders Headers, string? RequestId);
