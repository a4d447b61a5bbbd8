using System.Diagnostics;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>The headers that authenticate a request. Created once per token, not per call.</summary>
[DebuggerDisplay("***")]
internal sealed class RequestCredential
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly KeyValuePair<string, string>[] _headers;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string[] _secrets;

    /// <exception cref="ArgumentException">The secret cannot be sent in a header.</exception>
    public RequestCredential(string name, string prefix, string secret, string parameterName)
        : this([new(name, prefix + secret)], [secret], parameterName) { }

    /// <exception cref="ArgumentException">A value cannot be sent in a header.</exception>
    public RequestCredential(KeyValuePair<string, string>[] headers, string[] secrets, string parameterName)
    {
        foreach (var (_, value) in headers)
            Guard.ThrowIfNotHeaderValue(value, parameterName);
        _headers = headers;
        _secrets = secrets;
    }

    /// <summary>Whether requests carry a <c>Referer</c> with the origin of the service, as those of browsers do.</summary>
    public bool NeedsReferer { get; init; }

    /// <summary>The secrets to mask in text of the server.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public IReadOnlyList<string> Secrets => _secrets;

    public void ApplyTo(HttpRequestMessage message)
    {
        foreach (var (name, value) in _headers)
        {
            // A header that the call sets too would be sent with both values.
            message.Headers.Remove(name);
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (NeedsReferer)
            message.Headers.Referrer = new Uri(message.RequestUri!.GetLeftPart(UriPartial.Authority) + "/");
    }

    public bool IsSameAs(RequestCredential? other) => other is not null && _headers.AsSpan().SequenceEqual(other._headers);
}
