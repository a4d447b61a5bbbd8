using System.Collections.Immutable;

namespace IncidentAnalytics.ReferenceServer.Analytics.Records;

/// <summary>
/// A value that is computed from the records of a store and kept until they change: a store replaces its array with every change.
/// The computation must use nothing else that changes, such as the clock. Thread-safe.
/// </summary>
internal sealed class DerivedValue<TRecord, TValue>(Func<ImmutableArray<TRecord>, TValue> compute)
{
    private volatile Entry? _last;

    public TValue Get(ImmutableArray<TRecord> records)
    {
        if (_last is not { } last || last.Records != records)
        {
            _last = last = new Entry(records, compute(records));
        }

        return last.Value;
    }

    private sealed record Entry(ImmutableArray<TRecord> Records, TValue Value);
}
