using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

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
    /// <param name="provider">Gives the secret of the moment.</param>
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

    internal async ValueTask<string> GetAsync(CancellationToken cancellationToken)
    {
        if (_value is not null)
            return _value;

        var value = await _provider!(cancellationToken).ConfigureAwait(false);
        return string.IsNullOrWhiteSpace(value)
            ? throw new InvalidOperationException("The function of a Secret returned an empty text.")
            : value;
    }
}
