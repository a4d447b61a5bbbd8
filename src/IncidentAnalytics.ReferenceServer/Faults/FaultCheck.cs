using System.Buffers;
using System.Globalization;
using System.Text;

namespace IncidentAnalytics.ReferenceServer.Faults;

/// <summary>Refuses faults that could not be served as they say.</summary>
internal static class FaultCheck
{
    // What a timer can hold is less than twice this.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(int.MaxValue);

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    /// <exception cref="ArgumentException">A number is out of its range, or a header cannot be sent; the message says which.</exception>
    public static void Check(Fault fault)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.Times, 1, nameof(Fault.Times));
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.Wait, TimeSpan.Zero, nameof(Fault.Wait));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fault.Wait, LongestWait, nameof(Fault.Wait));
        foreach (var (name, value) in fault.Headers)
        {
            if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(NameCharacters))
            {
                throw new ArgumentException($"'{name}' is no name of a header.", nameof(fault));
            }

            if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            {
                throw new ArgumentException($"The header {name} may hold printable ASCII only.", nameof(fault));
            }

            CheckFraming(fault, name, value);
        }
    }

    private static void CheckFraming(Fault fault, string name, string value)
    {
        if (name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                "The server frames its answers by Content-Length: Transfer-Encoding cannot be scripted.",
                nameof(fault)
            );
        }

        if (
            name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)
            && !(
                long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                && length >= Encoding.UTF8.GetByteCount(fault.Body)
            )
        )
        {
            throw new ArgumentException("Content-Length must be a number not below the length of the body.", nameof(fault));
        }
    }
}
