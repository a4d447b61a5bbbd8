using System.Buffers;
using System.Globalization;
using System.Text;

namespace IncidentAnalytics.ReferenceServer.Faults;

/// <summary>The faults to inject. A request uses the first fault that matches it, in the order in which they were added.</summary>
public sealed class FaultScript
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];

    internal FaultScript() { }

    /// <summary>The faults that are left, with the remaining <see cref="Fault.Times"/> of each.</summary>
    public IReadOnlyList<Fault> Pending
    {
        get
        {
            lock (_gate)
            {
                return [.. _faults];
            }
        }
    }

    /// <summary>Adds faults.</summary>
    /// <exception cref="ArgumentException">A member of a fault is out of range, or a header cannot be sent.</exception>
    public void Add(params IEnumerable<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var added = faults.ToArray();
        foreach (var fault in added)
        {
            ArgumentNullException.ThrowIfNull(fault, nameof(faults));
            FaultValidator.Validate(fault);
        }

        lock (_gate)
        {
            _faults.AddRange(added);
        }
    }

    /// <summary>Removes all faults.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    internal Fault? Take(string method, string path)
    {
        lock (_gate)
        {
            var index = _faults.FindIndex(fault => fault.Matches(method, path));
            if (index < 0)
            {
                return null;
            }

            var taken = _faults[index];
            if (taken.Times > 1)
            {
                _faults[index] = taken with { Times = taken.Times - 1 };
            }
            else
            {
                _faults.RemoveAt(index);
            }

            return taken;
        }
    }
}

/// <summary>Validates faults.</summary>
internal static class FaultValidator
{
    // Timers are limited to less than twice this time.
    private static readonly TimeSpan MaxWait = TimeSpan.FromMilliseconds(int.MaxValue);

    private static readonly SearchValues<char> NameCharacters = SearchValues.Create(
        "!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
    );

    /// <exception cref="ArgumentException">A number is out of range, or a header cannot be sent.</exception>
    public static void Validate(Fault fault)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.Times, 1, nameof(Fault.Times));
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.Wait, TimeSpan.Zero, nameof(Fault.Wait));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fault.Wait, MaxWait, nameof(Fault.Wait));
        foreach (var (name, value) in fault.Headers)
        {
            if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(NameCharacters))
            {
                throw new ArgumentException($"'{name}' is not a valid header name.", nameof(fault));
            }

            if (value.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            {
                throw new ArgumentException($"The header {name} may contain only printable ASCII characters.", nameof(fault));
            }

            ValidateFraming(fault, name, value);
        }
    }

    private static void ValidateFraming(Fault fault, string name, string value)
    {
        if (name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException("The header Transfer-Encoding is not supported: responses have a Content-Length.", nameof(fault));
        }

        if (
            name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)
            && !(
                long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
                && length >= Encoding.UTF8.GetByteCount(fault.Body)
            )
        )
        {
            throw new ArgumentException("Content-Length must be a number, at least the length of the body.", nameof(fault));
        }
    }
}
