using System.Collections.Immutable;

namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>Records in the order of their making. The first ones are made when somebody asks. Safe for many threads; what was read never changes.</summary>
internal sealed class RecordList<T>(Func<IEnumerable<T>> first)
    where T : class, IRecord
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, int> _places = [];
    private ImmutableArray<T> _records;

    /// <summary>All of them, as of now.</summary>
    public ImmutableArray<T> All
    {
        get
        {
            lock (_gate)
            {
                return Made();
            }
        }
    }

    public T? Find(Guid id)
    {
        lock (_gate)
        {
            var records = Made();
            return _places.TryGetValue(id, out var place) ? records[place] : null;
        }
    }

    public void Add(params IReadOnlyCollection<T> records)
    {
        lock (_gate)
        {
            _records = Made().AddRange(records);
            Index(_records.Length - records.Count);
        }
    }

    /// <summary>Puts another record in the place of the one with this id.</summary>
    /// <returns>The record that is there afterwards; null when there is none with this id.</returns>
    public T? Change(Guid id, Func<T, T> change)
    {
        lock (_gate)
        {
            var records = Made();
            if (!_places.TryGetValue(id, out var place))
            {
                return null;
            }

            var changed = change(records[place]);
            _records = records.SetItem(place, changed);
            return changed;
        }
    }

    private ImmutableArray<T> Made()
    {
        if (_records.IsDefault)
        {
            _records = [.. first()];
            Index(from: 0);
        }

        return _records;
    }

    private void Index(int from)
    {
        for (var i = from; i < _records.Length; i++)
        {
            _places.Add(_records[i].Id, i);
        }
    }
}
