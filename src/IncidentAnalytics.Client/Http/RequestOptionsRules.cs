using System.Collections.Frozen;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Http;

/// <summary>What <see cref="RequestOptions"/> may hold, and what they change.</summary>
internal static class RequestOptionsRules
{
    private const int MaxRetriesLimit = 10;

    private static readonly FrozenSet<string> Reserved =
        new[] { "Authorization", "Host", "Transfer-Encoding", "Connection" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="ArgumentException">An option is out of its range, or a header may not be set.</exception>
    public static void ThrowIfInvalid(this RequestOptions options)
    {
        ThrowIfNotPositive(options.Timeout, "options.Timeout");
        ThrowIfNotPositive(options.AttemptTimeout, "options.AttemptTimeout");
        if (options.MaxRetries is < 0 or > MaxRetriesLimit)
            throw new ArgumentOutOfRangeException("options.MaxRetries", options.MaxRetries, $"Retries are 0 to {MaxRetriesLimit}.");

        if (options.Headers is null)
            return;

        foreach (var (name, value) in options.Headers)
        {
            var parameter = $"options.Headers[{name}]";
            if (!IsToken(name))
                throw new ArgumentException("The name is not a header name.", parameter);
            if (Reserved.Contains(name) || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase))
                throw new ArgumentException("This header is the client's to set.", parameter);
            ArgumentNullException.ThrowIfNull(value, parameter);
            HeaderValue.ThrowIfInvalid(value, parameter);
        }
    }

    public static CallLimits ApplyTo(this RequestOptions? options, CallLimits limits) => options is null
        ? limits
        : new CallLimits(options.Timeout ?? limits.Timeout, options.AttemptTimeout ?? limits.AttemptTimeout, options.MaxRetries ?? limits.MaxRetries);

    private static bool IsToken(string name) =>
        name.Length > 0 && name.All(static c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-.^_`|~".Contains(c, StringComparison.Ordinal));

    private static void ThrowIfNotPositive(TimeSpan? value, string parameter)
    {
        if (value <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(parameter, value, "The time must be above zero.");
    }
}
