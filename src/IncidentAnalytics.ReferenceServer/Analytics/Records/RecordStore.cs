using System.Collections.Immutable;

namespace IncidentAnalytics.ReferenceServer.Analytics.Records;

/// <summary>A record that has an id in the API.</summary>
internal interface IRecord
{
    Guid Id { get; }
}

/// <summary>
/// The records of one resource, in the order they were created. The initial records are created on first use. Thread-safe: a list that was read
/// never changes.
/// </summary>
internal abstract class RecordStore<T>
    where T : class, IRecord
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, int> _indexes = [];
    private ImmutableArray<T> _initial;
    private ImmutableArray<T> _records;

    /// <summary>The records that the world started with, as they were then.</summary>
    public ImmutableArray<T> Initial
    {
        get
        {
            lock (_gate)
            {
                EnsureCreated();
                return _initial;
            }
        }
    }

    public ImmutableArray<T> All
    {
        get
        {
            lock (_gate)
            {
                EnsureCreated();
                return _records;
            }
        }
    }

    public T? Find(Guid id)
    {
        lock (_gate)
        {
            EnsureCreated();
            return _indexes.TryGetValue(id, out var index) ? _records[index] : null;
        }
    }

    protected abstract IEnumerable<T> CreateInitial();

    /// <summary>Runs several operations on this store as one.</summary>
    protected TResult RunAtomically<TResult>(Func<TResult> run)
    {
        lock (_gate)
        {
            return run();
        }
    }

    protected void Add(params IReadOnlyCollection<T> records)
    {
        lock (_gate)
        {
            EnsureCreated();
            _records = _records.AddRange(records);
            Index(_records.Length - records.Count);
        }
    }

    /// <summary>Replaces a record.</summary>
    /// <param name="id">The record to replace.</param>
    /// <param name="update">Returns the new record, or the same one to leave it unchanged.</param>
    /// <returns>The record after the update; null when there is no record with this id.</returns>
    protected T? Update(Guid id, Func<T, T> update)
    {
        lock (_gate)
        {
            EnsureCreated();
            if (!_indexes.TryGetValue(id, out var index))
            {
                return null;
            }

            var updated = update(_records[index]);
            _records = _records.SetItem(index, updated);
            return updated;
        }
    }

    private void EnsureCreated()
    {
        if (_records.IsDefault)
        {
            _initial = [.. CreateInitial()];
            _records = _initial;
            Index(start: 0);
        }
    }

    private void Index(int start)
    {
        for (var i = start; i < _records.Length; i++)
        {
            _indexes.Add(_records[i].Id, i);
        }
    }
}
