using IncidentAnalytics.Client.Authentication;
using Microsoft.Extensions.Caching.Distributed;

namespace IncidentAnalytics.Client;

/// <summary>
/// Options of the cache in which processes share their tokens, so that many replicas of a program use one token. The cache never fails a
/// call: when it is unavailable, slow or holds something else, tokens are requested as without it.
/// </summary>
/// <remarks>
/// Stored tokens are encrypted and authenticated with a key that is derived from the secret of the credential. A process with another
/// secret cannot read them, and whoever can read the cache cannot use them.
/// </remarks>
public sealed class SharedTokenOptions
{
    internal const int MaxKeyPrefixLength = 200;

    internal static readonly TimeSpan MaxTimeout = TimeSpan.FromSeconds(30);

    internal SharedTokenOptions() { }

    /// <summary>The cache, such as one in Redis; null, the default, for no sharing. Not disposed with the client.</summary>
    public IDistributedCache? Cache { get; set; }

    /// <summary>
    /// Protects what is stored, in addition to its encryption, such as <c>IDataProtector.Protect</c>; null for none. Must be thread-safe,
    /// and set together with <see cref="Unprotect"/>.
    /// </summary>
    public Func<byte[], byte[]>? Protect { get; set; }

    /// <summary>
    /// Reverses <see cref="Protect"/>, such as <c>IDataProtector.Unprotect</c>; null for none. Must be thread-safe. When it throws, a token is
    /// requested.
    /// </summary>
    public Func<byte[], byte[]>? Unprotect { get; set; }

    /// <summary>
    /// The timeout of one read or write, after which the cache is ignored. Above zero, at most 30 s; default: 500 ms.
    /// </summary>
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// The start of the keys in the cache, followed by 64 characters; at most 200 characters. Processes with the same prefix, tenant and
    /// credential share their tokens. Default: <c>IncidentAnalytics:Tokens:</c>.
    /// </summary>
    public string KeyPrefix { get; set; } = "IncidentAnalytics:Tokens:";

    /// <summary>Whether the registration asked for a cache.</summary>
    internal bool IsRequested { get; set; }

    /// <summary>The cost of a guess at the secret.</summary>
    internal int KeyIterations { get; set; } = SecretCipher.DefaultIterations;
}
