using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace IncidentAnalytics.Client;

/// <summary>
/// A password, key or token: a string, or a function that is called each time the secret is needed (rotation, vaults). Its value is
/// not shown by <see cref="ToString"/> or debuggers.
/// </summary>
/// <example>
/// <code>
/// Secret fixedSecret = "s3cr3t";
/// var rotated = new Secret(async token => await File.ReadAllTextAsync("/run/secrets/api-key", token));
/// </code>
/// </example>
[DebuggerDisplay("***")]
public sealed class Secret
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string? _value;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly Func<CancellationToken, ValueTask<string>>? _provider;

    /// <summary>Initializes a fixed secret.</summary>
    /// <param name="value">The secret; not empty or white space.</param>
    /// <exception cref="ArgumentException">The value is empty or white space.</exception>
    public Secret(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    /// <summary>Initializes a secret that a function returns each time it is needed.</summary>
    /// <param name="provider">
    /// Returns the current secret. Must be thread-safe. Its exceptions reach the caller unchanged, except that its own timeouts and
    /// cancellations become <see cref="ApiConnectionException"/>, which may be retried.
    /// </param>
    public Secret(Func<CancellationToken, ValueTask<string>> provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        _provider = provider;
    }

    /// <summary>Whether the secret is a fixed string.</summary>
    internal bool IsFixed => _value is not null;

    /// <summary>Converts a string to a fixed secret. Null stays null, so that a missing environment variable is reported as a missing option.</summary>
    /// <param name="value">The secret; not empty or white space.</param>
    /// <exception cref="ArgumentException">The value is empty or white space.</exception>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator Secret?(string? value) => value is null ? null : new(value);

    /// <summary>Returns <c>***</c>.</summary>
    /// <returns>Three asterisks.</returns>
    public override string ToString() => "***";

    /// <exception cref="ArgumentException">The secret is null, or a string with a control character.</exception>
    internal static void ThrowIfNullOrInvalid([NotNull] Secret? secret, string parameterName)
    {
        if (secret is null)
        {
            throw new ArgumentNullException(
                parameterName,
                "Must not be null. Check the environment variable or setting that it is read from."
            );
        }

        secret.ValidateFixed(value => Guard.ThrowIfContainsControlCharacter(value, parameterName));
    }

    /// <summary>Validates a fixed secret. The result of a function is validated when it is used.</summary>
    internal void ValidateFixed(Action<string> validate)
    {
        if (_value is not null)
            validate(_value);
    }

    /// <summary>Whether both are the same string, or the same function.</summary>
    internal bool IsSameAs(Secret other) =>
        string.Equals(_value, other._value, StringComparison.Ordinal) && Equals(_provider, other._provider);

    internal async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        if (_value is not null)
            return _value;

        var value = await InvokeAsync(_provider!, cancellationToken).ConfigureAwait(false);
        return string.IsNullOrWhiteSpace(value)
            ? throw new InvalidOperationException("The function of a Secret returned an empty string.")
            : value;
    }

    private static async Task<string> InvokeAsync(Func<CancellationToken, ValueTask<string>> provider, CancellationToken cancellationToken)
    {
        try
        {
            // A function that ignores its cancellation token must not delay the call.
            var reading = provider(cancellationToken).AsTask();
            reading.Observe();
            return await reading.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (TransportFailure.IsForeignTimeoutOrCancellation(e) && !cancellationToken.IsCancellationRequested)
        {
            throw new ApiConnectionException("the function of a Secret was cancelled or timed out", e, wasSent: false);
        }
    }
}
