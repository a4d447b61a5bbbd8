using System.Collections.Frozen;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Http;

/// <summary>What <see cref="RequestOptions"/> may hold, and what they change.</summary>
internal static class RequestOptionsRules
{
    /// <summary>A mistake rather than a wish beyond it, and timers have a limit as well.</summary>
    public static readonly TimeSpan MaxTimeout = TimeSpan.FromDays(1);

    public const int MaxRetriesLimit = 10;

    /// <summary>Headers that the client or the platform sets itself, and those that are about the connection.</summary>
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "Accept",
        "Authorization",
        "client_id",
        "Connection",
        "Cookie",
        "Expect",
        "Host",
        "Keep-Alive",
        "Referer",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "User-Agent",
        "X-Auth-Token",
        "X-CSRFToken",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <returns>The headers to add, copied: what the caller changes later must not reach a later attempt unchecked.</returns>
    /// <exception cref="ArgumentException">An option is out of its range, or a header may not be set.</exception>
    public static KeyValuePair<string, string>[] CheckAndCopyHeaders(this RequestOptions options)
    {
        ThrowIfNotTimeout(options.Timeout, "options.Timeout");
        ThrowIfNotTimeout(options.AttemptTimeout, "options.AttemptTimeout");
        if (options.MaxRetries is < 0 or > MaxRetriesLimit)
            throw new ArgumentOutOfRangeException("options.MaxRetries", options.MaxRetries, $"Must be 0 to {MaxRetriesLimit}.");

        KeyValuePair<string, string>[] headers = options.Headers is null ? [] : [.. options.Headers];
        foreach (var (name, value) in headers)
        {
            var parameter = $"options.Headers[{name}]";
            if (!HeaderSyntax.IsName(name))
                throw new ArgumentException("The name is not a header name.", parameter);
            if (IsReserved(name))
                throw new ArgumentException($"The header '{name}' is set by the client or the platform.", parameter);
            ArgumentNullException.ThrowIfNull(value, parameter);
            Guard.ThrowIfNotHeaderValue(value, parameter);
        }

        return headers;
    }

    private static bool IsReserved(string name)
    {
        if (
            Reserved.Contains(name)
            || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("Proxy-", StringComparison.OrdinalIgnoreCase)
        )
        {
            return true;
        }

        // Headers of a content or of a response (Expires, Allow, …) the platform drops from a request without a word.
        using var message = new HttpRequestMessage();
        return !message.Headers.TryAddWithoutValidation(name, "x");
    }

    public static CallLimits ApplyTo(this RequestOptions? options, CallLimits limits) =>
        options is null
            ? limits
            : new CallLimits(
                options.Timeout ?? limits.Timeout,
                options.AttemptTimeout ?? limits.AttemptTimeout,
                options.MaxRetries ?? limits.MaxRetries
            );

    private static void ThrowIfNotTimeout(TimeSpan? value, string parameter)
    {
        if (value <= TimeSpan.Zero || value > MaxTimeout)
            throw new ArgumentOutOfRangeException(parameter, value, "Must be above zero and at most a day.");
    }
}
