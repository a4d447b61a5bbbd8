using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Refit;

namespace IncidentAnalytics.Client.Http;

/// <summary>Serializes bodies for Refit with source-generated contracts.</summary>
/// <param name="contexts">The contracts; of several for a type, the first one is used.</param>
internal sealed class ApiContentSerializer(params JsonSerializerContext[] contexts) : IHttpContentSerializer, ISynchronousContentSerializer
{
    /// <summary>Creates content with a length and without a charset, which JSON does not have (RFC 8259, 11).</summary>
    public HttpContent ToHttpContentSynchronous<T>(T item)
    {
        ArgumentNullException.ThrowIfNull(item, "body");
        return new JsonBody(RequestBody.Write(item, GetTypeInfo<T>()));
    }

    public HttpContent ToHttpContent<T>(T item) => ToHttpContentSynchronous(item);

    public HttpContent ToStreamingHttpContent<T>(T item) => ToHttpContentSynchronous(item);

    public Task<T?> FromHttpContentAsync<T>(HttpContent content, CancellationToken cancellationToken = default) =>
        content is CallContent<T> call ? Task.FromResult<T?>(call.Read()) : ReadAsync<T>(content, cancellationToken);

    /// <summary>Returns null, so that the members of queries are named by their attributes.</summary>
    public string? GetFieldNameForProperty(PropertyInfo propertyInfo) => null;

    private async Task<T?> ReadAsync<T>(HttpContent content, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var json = new UnicodeJsonStream(stream);
            return await JsonSerializer.DeserializeAsync(json, GetTypeInfo<T>(), cancellationToken).ConfigureAwait(false);
        }
    }

    private JsonTypeInfo<T> GetTypeInfo<T>()
    {
        foreach (var context in contexts)
        {
            if (context.GetTypeInfo(typeof(T)) is JsonTypeInfo<T> type)
                return type;
        }

        throw new NotSupportedException($"{typeof(T)} is not a body type of this client's interfaces.");
    }
}

/// <summary>The bytes of a request body, shared by all attempts.</summary>
internal sealed class JsonBody : ByteArrayContent
{
    public JsonBody(byte[] bytes)
        : base(bytes)
    {
        Bytes = bytes;
        Headers.TryAddWithoutValidation("Content-Type", "application/json");
    }

    public byte[] Bytes { get; }
}
