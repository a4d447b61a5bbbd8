using System.Buffers;
using System.Globalization;
using System.Text;
using IncidentAnalytics.ReferenceServer.Journal;

namespace IncidentAnalytics.ReferenceServer.Faults;

/// <summary>The faults to inject. A request uses the first fault that matches it, in the order in which they were added.</summary>
public sealed class FaultScript
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];
    private Func<ReceivedRequest, Fault?>? _selector;

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

    /// <summary>
    /// Chooses the faults of requests that no added fault matches: for faults at random, or for those of one caller. Null, the default, for none.
    /// It returns the fault, of which <see cref="Fault.Path"/>, <see cref="Fault.Method"/> and <see cref="Fault.Times"/> are ignored, or null for
    /// none. It is called once for each request, possibly several times at once, before the request is in the journal: its number is 0.
    /// </summary>
    /// <example>
    /// <code>
    /// server.Faults.Selector = _ =&gt; Random.Shared.NextDouble() &lt; 0.3 ? Fault.Drop() : null;
    /// </code>
    /// </example>
    public Func<ReceivedRequest, Fault?>? Selector
    {
        get => Volatile.Read(ref _selector);
        set => Volatile.Write(ref _selector, value);
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

    /// <summary>Removes all faults and the <see cref="Selector"/>.</summary>
    public void Clear()
    {
        Selector = null;
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    /// <param name="request">The request.</param>
    /// <param name="path">Its path without escapes.</param>
    internal Fault? Take(ReceivedRequest request, string path)
    {
        if (TakeAdded(request.Method, path) is { } added)
        {
            return added;
        }

        var selected = Selector?.Invoke(request);
        if (selected is not null)
        {
            FaultValidator.Validate(selected);
        }

        return selected;
    }

    private Fault? TakeAdded(string method, string path)
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
        ArgumentOutOfRangeException.ThrowIfLessThan(fault.Pause, TimeSpan.Zero, nameof(Fault.Pause));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(fault.Pause, MaxWait, nameof(Fault.Pause));
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
