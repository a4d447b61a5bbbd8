namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>
/// Numbers distinct terms in the order in which they occur. A term that is known is found by its characters, without a string for every document.
/// </summary>
internal sealed class TermTable
{
    private readonly List<string> _terms = [];

    // A hash table with linear probing: the numbers of terms plus one, and 0 for none. At most half of it is in use.
    private int[] _slots = new int[16];

    public string this[int number] => _terms[number];

    /// <summary>The terms by number.</summary>
    public string[] ToArray() => [.. _terms];

    /// <summary>The number of a term; a new one when it occurs for the first time.</summary>
    public int GetOrAdd(ReadOnlySpan<char> term)
    {
        var slot = FindSlot(term);
        if (_slots[slot] is > 0 and var known)
        {
            return known - 1;
        }

        _terms.Add(term.ToString());
        _slots[slot] = _terms.Count;
        if (_terms.Count * 2 > _slots.Length)
        {
            Grow();
        }

        return _terms.Count - 1;
    }

    /// <summary>The slot of a term, or the empty one where it belongs.</summary>
    private int FindSlot(ReadOnlySpan<char> term)
    {
        var mask = _slots.Length - 1;
        var slot = string.GetHashCode(term, StringComparison.Ordinal) & mask;
        while (_slots[slot] is > 0 and var number && !term.SequenceEqual(_terms[number - 1]))
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        _slots = new int[_slots.Length * 2];
        for (var i = 0; i < _terms.Count; i++)
        {
            _slots[FindSlot(_terms[i])] = i + 1;
        }
    }
}
