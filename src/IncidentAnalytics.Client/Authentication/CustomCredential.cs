using System.Collections.Frozen;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Authentication;

/// <summary>Secrets that are sent as they are, each in a header of the caller's.</summary>
internal sealed class CustomCredential(KeyValuePair<string, Secret>[] headers) : Credential
{
    /// <summary>Headers by which the client or the connection says something of its own.</summary>
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "Accept",
        "Connection",
        "Expect",
        "Host",
        "Keep-Alive",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "User-Agent",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ArgumentException">The name is no header's, or of a header that is not the caller's to set.</exception>
    public static void ThrowIfUnusable(string name, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(name, parameterName);
        if (!HeaderSyntax.IsName(name))
            throw new ArgumentException("The name is not a header name.", parameterName);

        // What describes a content (Content-Type, Expires, …) the platform does not take for a header of a request.
        using var message = new HttpRequestMessage();
        if (
            Reserved.Contains(name)
            || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase)
            || !message.Headers.TryAddWithoutValidation(name, "x")
        )
        {
            throw new ArgumentException($"The header '{name}' is not one for a credential.", parameterName);
        }
    }

    internal override Authenticator CreateAuthenticator(AuthenticationServices services) =>
        new SecretAuthenticator(Array.TrueForAll(headers, static h => h.Value.IsFixed), AskAsync);

    private async ValueTask<RequestCredential> AskAsync(CancellationToken cancellationToken)
    {
        var values = new KeyValuePair<string, string>[headers.Length];
        for (var i = 0; i < headers.Length; i++)
            values[i] = new(headers[i].Key, await headers[i].Value.GetAsync(cancellationToken).ConfigureAwait(false));
        return new(values, [.. values.Select(static v => v.Value)], "Credential");
    }
}
