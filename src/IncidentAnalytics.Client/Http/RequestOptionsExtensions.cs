namespace IncidentAnalytics.Client.Http;

/// <summary>Validates and applies <see cref="RequestOptions"/>.</summary>
internal static class RequestOptionsExtensions
{
    /// <summary>Longer timeouts are most likely mistakes, and timers have a limit too.</summary>
    public static readonly TimeSpan MaxTimeout = TimeSpan.FromDays(1);

    public const int MaxRetriesLimit = 10;

    /// <summary>Headers of credentials and of the interfaces, which the client sets.</summary>
    private static readonly string[] SetByClient = ["Authorization", "client_id", "Cookie", "Referer", "X-Auth-Token", "X-CSRFToken"];

    /// <summary>Validates the options and copies the headers, so that later changes do not affect later attempts.</summary>
    /// <exception cref="ArgumentException">An option is out of range, or a header cannot be set.</exception>
    public static KeyValuePair<string, string>[] ValidateAndCopyHeaders(this RequestOptions options)
    {
        ThrowIfNotTimeout(options.Timeout, "options.Timeout");
        ThrowIfNotTimeout(options.AttemptTimeout, "options.AttemptTimeout");
        Guard.ThrowIfOutOfRange(options.MaxRetries, 0, MaxRetriesLimit, "options.MaxRetries");

        KeyValuePair<string, string>[] headers = options.Headers is null ? [] : [.. options.Headers];
        foreach (var (name, value) in headers)
        {
            var parameter = $"options.Headers[{name}]";
            Guard.ThrowIfNotCustomHeader(name, parameter, SetByClient.Contains(name, StringComparer.OrdinalIgnoreCase));
            ArgumentNullException.ThrowIfNull(value, parameter);
            Guard.ThrowIfNotHeaderValue(value, parameter);
        }

        return headers;
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
