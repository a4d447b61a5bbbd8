using System.Text.Json;
using System.Text.Json.Nodes;
using IncidentAnalytics.ReferenceServer.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>A request that was authenticated and not throttled.</summary>
internal sealed class DrfRequest(HttpContext context, DrfUser user, string? id)
{
    private const string Json = "application/json";

    public DrfUser User { get; } = user;

    /// <summary>The id in the path; empty if the path has none.</summary>
    public string Id { get; } = id ?? "";

    public QueryParameters Query { get; } = QueryParameters.Parse(context.Request);

    /// <summary>The URL without the query, built from the Host header.</summary>
    public string AbsolutePath =>
        $"{context.Request.Scheme}://{context.Request.Host}{context.Request.PathBase}{context.Request.Path.ToUriComponent()}";

    /// <summary>Parses the id in the path.</summary>
    /// <exception cref="DrfException">The id is not a UUID, so there is no such record.</exception>
    public Guid GetId() => Guid.TryParse(Id, out var parsed) ? parsed : throw DrfException.NotFound();

    /// <summary>Reads a body that must be a JSON object.</summary>
    /// <exception cref="DrfException">The body is not a JSON object.</exception>
    public async Task<InputReader> ReadObjectAsync()
    {
        var body = await ReadBodyAsync().ConfigureAwait(false);
        return body.ValueKind switch
        {
            JsonValueKind.Object => new InputReader(body),
            JsonValueKind.Null => throw DrfException.Invalid("No data provided"),
            _ => throw DrfException.Invalid($"Invalid data. Expected a dictionary, but got {PythonText.TypeName(body)}."),
        };
    }

    /// <summary>Reads a body of any kind; an empty object if there is none.</summary>
    /// <exception cref="DrfException">The body has another media type, or is not JSON.</exception>
    public async Task<JsonElement> ReadBodyAsync()
    {
        // Django treats a chunked body, which has no length, as empty.
        if (context.Request.ContentLength is null or 0)
        {
            return JsonSerializer.SerializeToElement(new JsonObject());
        }

        var contentType = context.Request.ContentType ?? "";
        if (!contentType.Split(';')[0].Trim().Equals(Json, StringComparison.OrdinalIgnoreCase))
        {
            throw DrfException.UnsupportedMediaType(contentType);
        }

        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted).ConfigureAwait(false);
        var body = buffer.ToArray();
        if (body.AsSpan().StartsWith(StrictJson.ByteOrderMark))
        {
            throw DrfException.NotJson(PythonJsonParser.GetError(body)!);
        }

        try
        {
            using var json = StrictJson.Parse(body);
            return json.RootElement.Clone();
        }
        catch (JsonException e)
        {
            // Python accepts an unpaired surrogate, which .NET does not, so there is no Python message.
            throw DrfException.NotJson(PythonJsonParser.GetError(body) ?? e.Message);
        }
    }
}

/// <summary>The query of a request as Django reads it: names are case-sensitive, and the last of several values wins.</summary>
internal sealed class QueryParameters(IReadOnlyList<KeyValuePair<string, string>> pairs)
{
    /// <summary>The value of a parameter, or null.</summary>
    public string? this[string name] => pairs.LastOrDefault(pair => pair.Key == name).Value;

    public static QueryParameters Parse(HttpRequest request)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var pair in new QueryStringEnumerable(request.QueryString.Value))
        {
            pairs.Add(new(pair.DecodeName().ToString(), pair.DecodeValue().ToString()));
        }

        return new QueryParameters(pairs);
    }

    /// <summary>The query string with one parameter set, or removed when the value is null. Names are sorted, as in Django's links.</summary>
    public string With(string name, string? value)
    {
        var others = pairs.Where(pair => pair.Key != name);
        var all = value is null ? others : others.Append(new(name, value));
        var text = string.Join(
            '&',
            all.OrderBy(static pair => pair.Key, StringComparer.Ordinal)
                .Select(static pair => $"{PythonText.QuotePlus(pair.Key)}={PythonText.QuotePlus(pair.Value)}")
        );
        return text.Length == 0 ? "" : "?" + text;
    }
}
