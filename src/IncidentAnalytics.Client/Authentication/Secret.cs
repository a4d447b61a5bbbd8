using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client;

/// <summary>
/// A password, key or token: a text, or a function that is asked each time one is needed (rotation, vaults). It never shows
/// itself: not in <see cref="ToString"/>, not in a debugger.
/// </summary>
[DebuggerDisplay("***")]
public sealed class Secret
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string? _value;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly Func<CancellationToken, ValueTask<string>>? _provider;

    /// <summary>A fixed secret.</summary>
    /// <param name="value">The secret; not empty.</param>
    /// <exception cref="ArgumentException">The value is empty or white space.</exception>
    public Secret(string value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        _value = value;
    }

    /// <summary>A secret that is asked for each time it is needed. The function must be safe to call from many threads.</summary>
    /// <param name="provider">
    /// Gives the secret of the moment. What it throws ends the call as it is, but for a timeout or cancellation of its own, which
    /// becomes an <see cref="ApiConnectionException"/> and may be retried.
    /// </param>
    public Secret(Func<CancellationToken, ValueTask<string>> provider)
    {
        ArgumentNullException.ThrowIfNull(provider);
        _provider = provider;
    }

    /// <summary>Whether the secret is a fixed text.</summary>
    internal bool IsFixed => _value is not null;

    /// <summary>A fixed secret; null stays null, so that a missing environment variable is told as a missing option.</summary>
    /// <param name="value">The secret; not empty.</param>
    /// <exception cref="ArgumentException">The value is empty or white space.</exception>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator Secret?(string? value) => value is null ? null : new(value);

    /// <summary>Three asterisks.</summary>
    /// <returns><c>***</c></returns>
    public override string ToString() => "***";

    /// <summary>Refuses a fixed secret that no header can carry; what a function gives is checked when it is used.</summary>
    /// <exception cref="ArgumentException">It has a control character or one outside ASCII.</exception>
    internal void ThrowIfNoHeaderValue(string parameterName)
    {
        if (_value is not null)
            Guard.ThrowIfNotHeaderValue(_value, parameterName);
    }

    /// <summary>Refuses a fixed secret by a rule of the caller's; what a function gives is checked when it is used.</summary>
    internal void CheckFixed(Action<string> check)
    {
        if (_value is not null)
            check(_value);
    }

    /// <summary>Whether both are the same text, or the same function.</summary>
    internal bool IsSameAs(Secret other) =>
        string.Equals(_value, other._value, StringComparison.Ordinal) && Equals(_provider, other._provider);

    internal async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        if (_value is not null)
            return _value;

        var value = await AskAsync(_provider!, cancellationToken).ConfigureAwait(false);
        return string.IsNullOrWhiteSpace(value)
            ? throw new InvalidOperationException("The function of a Secret returned an empty text.")
            : value;
    }

    private static async Task<string> AskAsync(Func<CancellationToken, ValueTask<string>> provider, CancellationToken cancellationToken)
    {
        try
        {
            // A function that does not listen to its cancellation must not hold the call.
            return await provider(cancellationToken).AsTask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (TransportFailure.IsForeignTimeoutOrCancellation(e) && !cancellationToken.IsCancellationRequested)
        {
            throw new ApiConnectionException("the function of a Secret gave up before it had one", e, wasSent: false);
        }
    }
}
