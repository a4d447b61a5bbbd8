using System.Buffers.Binary;
using IncidentAnalytics.ReferenceServer.World;

namespace IncidentAnalytics.ReferenceServer.Analytics;

/// <summary>Makes ids that are the same for the same seed, kind and number.</summary>
internal sealed class RecordIds(long seed)
{
    /// <param name="kind">What kind of record it is for.</param>
    /// <param name="number">Which of its kind.</param>
    public Guid For(RecordKind kind, long number)
    {
        var random = SplitMix64.For(unchecked(seed + (long)kind), number);
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteUInt64BigEndian(bytes, random.Next());
        BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], random.Next());
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }
}
