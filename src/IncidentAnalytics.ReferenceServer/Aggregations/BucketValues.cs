namespace IncidentAnalytics.ReferenceServer.Aggregations;

/// <summary>A value per bucket; buckets never written have the default.</summary>
internal sealed class BucketValues<T>
{
    private T[] _values = new T[4];

    /// <summary>The place of a bucket's value, for writing.</summary>
    public ref T At(int bucket)
    {
        if (bucket >= _values.Length)
        {
            Array.Resize(ref _values, Math.Max(bucket + 1, _values.Length * 2));
        }

        return ref _values[bucket];
    }

    public T? Read(int bucket) => (uint)bucket < (uint)_values.Length ? _values[bucket] : default;
}
