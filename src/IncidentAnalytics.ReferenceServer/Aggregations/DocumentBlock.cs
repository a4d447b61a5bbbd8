using System.Numerics;

namespace IncidentAnalytics.ReferenceServer.Aggregations;

/// <summary>
/// Some of 64 consecutive documents, as bits. Queries and aggregations work on blocks, so that a condition costs one virtual call per block instead
/// of one per document.
/// </summary>
/// <param name="Index">The index of the block: it has the documents from <c>64 * Index</c>.</param>
/// <param name="Bits">The documents, the first as the least significant bit.</param>
internal readonly record struct DocumentBlock(int Index, ulong Bits)
{
    public const int Size = 64;

    public bool IsEmpty => Bits == 0;

    /// <summary>The number of documents.</summary>
    public int Count => BitOperations.PopCount(Bits);

    public static DocumentBlock FromDocument(int document) => new(document / Size, GetBit(document));

    /// <summary>All documents of a block in a set of <paramref name="documents"/> documents.</summary>
    public static DocumentBlock GetWhole(int index, int documents)
    {
        var count = documents - (index * Size);
        return new(index, count >= Size ? ulong.MaxValue : GetBit(count) - 1);
    }

    /// <summary>The bit of a document in its block.</summary>
    public static ulong GetBit(int document) => GetBit(document, isSet: true);

    /// <summary>The bit of a document in its block, or 0.</summary>
    public static ulong GetBit(int document, bool isSet)
    {
        // Shifts by the remainder of 64, and compiles to no branch.
        return (isSet ? 1UL : 0UL) << document;
    }

    public Enumerator GetEnumerator() => new(this);

    /// <summary>Enumerates the documents in ascending order.</summary>
    public struct Enumerator(DocumentBlock block)
    {
        private readonly int _first = block.Index * Size;
        private ulong _rest = block.Bits;

        public int Current { get; private set; }

        public bool MoveNext()
        {
            if (_rest == 0)
            {
                return false;
            }

            Current = _first + BitOperations.TrailingZeroCount(_rest);
            _rest &= _rest - 1;
            return true;
        }
    }
}
