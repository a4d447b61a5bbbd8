using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Http;

/// <summary>Everything a generated endpoint method knows about one call, before any attempt is made.</summary>
internal sealed class ApiCall(Operation operation, string pathAndQuery)
{
    private List<KeyValuePair<string, string>>? _headers;

    public Operation Operation { get; } = operation;

    /// <summary>Escaped path and query, starting with <c>/</c>, to be put behind the service's base address.</summary>
    public string PathAndQuery { get; } = pathAndQuery;

    /// <summary>The JSON body, serialised once and sent by every attempt; null for none.</summary>
    public byte[]? JsonBody { get; init; }

    public RequestOptions? Options { get; init; }

    /// <summary>Whether an empty or <c>null</c> body of a success is a value (the result type is nullable) or an error.</summary>
    public bool AllowsEmpty { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers => _headers ?? (IReadOnlyList<KeyValuePair<string, string>>)[];

    /// <summary>Adds a header; a null value is left out.</summary>
    /// <exception cref="ArgumentException">The value has a CR, an LF or another control character.</exception>
    public void AddHeader(string name, string? value, string parameterName)
    {
        if (value is null)
            return;

        HeaderValue.ThrowIfInvalid(value, parameterName);
        (_headers ??= []).Add(new(name, value));
    }
}
