namespace IncidentAnalytics.ReferenceServer.Faults;

/// <summary>The faults to come. A request takes the first one, in the order they were added, that is for it.</summary>
public sealed class FaultScript
{
    private readonly Lock _gate = new();
    private readonly List<Fault> _faults = [];

    internal FaultScript() { }

    /// <summary>The faults that have not been used up, with the <see cref="Fault.Times"/> that are left of each.</summary>
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

    /// <summary>Appends faults.</summary>
    /// <exception cref="ArgumentException">A fault is for no request at all, or waits for less than no time.</exception>
    public void Add(params IEnumerable<Fault> faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        var added = faults.ToArray();
        foreach (var fault in added)
        {
            ArgumentNullException.ThrowIfNull(fault, nameof(faults));
            FaultCheck.Check(fault);
        }

        lock (_gate)
        {
            _faults.AddRange(added);
        }
    }

    /// <summary>Forgets all faults.</summary>
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
