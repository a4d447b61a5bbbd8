using System.Buffers.Binary;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics.Records;

/// <summary>The kinds of records. The values are far apart so that neighboring seeds share no ids.</summary>
internal enum RecordKind : long
{
    KpiMetric = 0x1_0000_0000_0000,
    KpiMeasurement = 0x2_0000_0000_0000,
    Recurrence = 0x3_0000_0000_0000,
    Model = 0x4_0000_0000_0000,
    Anomaly = 0x5_0000_0000_0000,
    Cost = 0x6_0000_0000_0000,
    Dashboard = 0x7_0000_0000_0000,
    Heatmap = 0x8_0000_0000_0000,
    Insight = 0x9_0000_0000_0000,
    Request = 0xA_0000_0000_0000,
}

/// <summary>Creates ids that depend only on the seed, the kind of record and its number.</summary>
internal sealed class RecordIds(long seed)
{
    private long _createdCount;

    /// <param name="kind">The kind of record.</param>
    /// <param name="number">The number of the record among its kind.</param>
    public Guid Create(RecordKind kind, long number)
    {
        var random = SplitMix64.Create(unchecked(seed + (long)kind), number);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, random.Next());
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], random.Next());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>Creates the id of a record that is added after the start. Numbers count down from the maximum, those of initial records up from 0.</summary>
    public Guid CreateNext(RecordKind kind) => Create(kind, long.MaxValue - Interlocked.Increment(ref _createdCount));
}
