using System.Buffers.Binary;
using System.Text.Json;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>
/// Shares the strings of texts that recur in responses, such as statuses, units and names, instead of creating each anew: a third of the
/// memory of a page of tickets.
/// </summary>
/// <remarks>
/// Texts of at most <see cref="MaxLength"/> bytes have one place each, given by their hash, and take it when they are read twice in a row
/// there. So memory is limited, texts that do not recur cost a comparison, and nothing that a service sends makes it slower. Threads use
/// it without locks: an entry is immutable, and a lost one costs another string.
/// </remarks>
/// <param name="places">The number of places, a power of two.</param>
internal sealed class RecurringText(int places)
{
    /// <summary>Maximum length of a shared text, in bytes. GUIDs are shorter.</summary>
    public const int MaxLength = 64;

    private const ulong Multiplier = 0x9E37_79B9_7F4A_7C15;

    private readonly Entry?[] _entries = new Entry?[places];

    // The hash of the last text of each place that had no entry.
    private readonly uint[] _misses = new uint[places];

    /// <summary>The texts of all responses: about 200 KB at most.</summary>
    public static RecurringText Shared { get; } = new(1024);

    /// <summary>Reads a string token.</summary>
    public string Read(ref Utf8JsonReader reader)
    {
        if (reader.HasValueSequence || reader.ValueIsEscaped || reader.ValueSpan.Length > MaxLength)
            return reader.GetString()!;

        var utf8 = reader.ValueSpan;
        var hash = Hash(utf8);
        var place = hash & (uint)(places - 1);
        if (_entries[place] is { } entry && entry.Utf8.AsSpan().SequenceEqual(utf8))
            return entry.Text;

        var text = reader.GetString()!;
        if (_misses[place] == hash)
            _entries[place] = new(utf8.ToArray(), text);
        else
            _misses[place] = hash;
        return text;
    }

    private static uint Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = (ulong)utf8.Length;
        for (; utf8.Length >= sizeof(ulong); utf8 = utf8[sizeof(ulong)..])
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8));
        foreach (var b in utf8)
            hash = (hash << 8) ^ b ^ (hash >> 56);
        return (uint)(Mix(hash) >> 32);
    }

    private static ulong Mix(ulong value)
    {
        value *= Multiplier;
        return value ^ (value >> 29);
    }

    private sealed record Entry(byte[] Utf8, string Text);
}
