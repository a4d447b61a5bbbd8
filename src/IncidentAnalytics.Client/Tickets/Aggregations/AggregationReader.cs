using System.Buffers;
using System.Text;
using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>
/// Reads one object of a result: an aggregation or one of its buckets. A missing member reads as absent; a member of the wrong shape
/// throws an exception that names the aggregation and the member.
/// </summary>
/// <remarks>
/// The members of an object are found in one pass. One reader reads all buckets of a list in turn, so what they keep is their values, never
/// the reader: a list of 1,000 takes less than half of the memory that it takes over a <see cref="JsonElement"/>.
/// </remarks>
internal sealed class AggregationReader : IDisposable
{
    // The range of DateTimeOffset.
    public const long MinMilliseconds = -62_135_596_800_000;
    public const long MaxMilliseconds = 253_402_300_799_999;

    private const int TypicalMembers = 16;

    // The text of which the object is a part; the positions of its members are in it.
    private readonly ResultJson _whole;

    private ResultMember[] _members = ArrayPool<ResultMember>.Shared.Rent(TypicalMembers);
    private int _count;
    private string? _bucketName;

    /// <param name="aggregation">The aggregation whose result is read.</param>
    /// <param name="json">The object; undefined or null if it is absent.</param>
    public AggregationReader(Aggregation aggregation, ResultJson json)
    {
        Aggregation = aggregation;
        Json = _whole = json;
        if (json.Kind != JsonValueKind.Object)
            return;

        if (json.KnownMembers is { IsEmpty: false } members)
        {
            foreach (var member in members)
                Add(member);
            return;
        }

        var reader = json.CreateReader();
        reader.Read();
        FindMembers(ref reader);
    }

    private AggregationReader(AggregationReader parent, ResultJson items)
    {
        Aggregation = parent.Aggregation;
        _whole = items;
    }

    /// <summary>The aggregation whose result is read.</summary>
    public Aggregation Aggregation { get; }

    public ResultJson Json { get; private set; }

    /// <summary>Where the buckets that this reader reads come from.</summary>
    public BucketSource BucketSource => field ??= new(Aggregation, _whole.Position.Text);

    /// <summary>The members of the object, in order.</summary>
    public IEnumerable<(string Name, ResultJson Value)> Members
    {
        get
        {
            for (var i = 0; i < _count; i++)
                yield return (_members[i].GetName(_whole).GetString(), _members[i].GetValue(_whole));
        }
    }

    public void Dispose()
    {
        ArrayPool<ResultMember>.Shared.Return(_members);
        _members = [];
        _count = 0;
    }

    /// <summary>Reads a text. The name of a keyed bucket replaces a missing <c>key</c>.</summary>
    public string? ReadString(ReadOnlySpan<byte> member)
    {
        var json = GetMember(member);
        return json.Kind == JsonValueKind.Undefined && member.SequenceEqual("key"u8) ? _bucketName : ToText(member, json);
    }

    /// <summary>Reads a number; null if it is absent.</summary>
    public double? ReadNumber(ReadOnlySpan<byte> member) => ToNumber(member, GetMember(member));

    /// <summary>Converts a value to text.</summary>
    public string? ToText(ReadOnlySpan<byte> member, ResultJson json) =>
        json.Kind switch
        {
            JsonValueKind.Undefined or JsonValueKind.Null => null,
            JsonValueKind.String => json.GetString(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => json.GetRawText(),
            _ => throw CreateMemberException(member, json),
        };

    /// <summary>Converts a value to a number.</summary>
    public double? ToNumber(ReadOnlySpan<byte> member, ResultJson json) =>
        !json.IsPresent ? null
        : json.TryGetDouble(out var number) ? number
        : throw CreateMemberException(member, json);

    /// <summary>Reads an integer; 0 if it is absent.</summary>
    public long ReadCount(ReadOnlySpan<byte> member)
    {
        var json = GetMember(member);
        if (json.Kind == JsonValueKind.Undefined)
            return 0;

        return json.TryGetInt64(out var number) ? number : throw CreateMemberException(member, json);
    }

    /// <summary>Reads an instant from milliseconds since 1970; null if it is absent.</summary>
    /// <remarks>
    /// A value outside the range of <see cref="DateTimeOffset"/> becomes the nearest instant, so that one odd key cannot fail the others.
    /// </remarks>
    public DateTimeOffset? ReadInstant(ReadOnlySpan<byte> member)
    {
        var json = GetMember(member);
        if (json.Kind == JsonValueKind.Undefined)
            return null;

        return json.TryGetInt64(out var milliseconds)
            ? DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(milliseconds, MinMilliseconds, MaxMilliseconds))
            : throw CreateMemberException(member, json);
    }

    /// <summary>Throws the exception of <see cref="ReadString"/>, for a text that is read later.</summary>
    public void ThrowIfNotText(ReadOnlySpan<byte> member)
    {
        var json = GetMember(member);
        if (json.Kind is JsonValueKind.Array or JsonValueKind.Object)
            throw CreateMemberException(member, json);
    }

    /// <summary>Reads the buckets of an array or of an object keyed by bucket name; empty if they are absent.</summary>
    public IReadOnlyList<TBucket> ReadBuckets<TBucket>(Func<AggregationReader, TBucket> read)
    {
        var buckets = GetMember("buckets"u8, out var count);
        return buckets.Kind switch
        {
            JsonValueKind.Undefined => [],
            JsonValueKind.Array or JsonValueKind.Object => ReadItems(buckets, count, read, "a bucket"),
            _ => throw CreateException("'buckets'", buckets),
        };
    }

    /// <summary>Reads the objects of an array, or of an object by name.</summary>
    /// <param name="items">The array or object.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="read">Reads an object.</param>
    /// <param name="what">What an object is, for the exception if it is null; null if it may be.</param>
    public TItem[] ReadItems<TItem>(ResultJson items, int count, Func<AggregationReader, TItem> read, string? what = null)
    {
        var result = new TItem[count];
        using var item = new AggregationReader(this, items);
        var reader = items.CreateReader();
        reader.Read();
        for (var i = 0; i < count; i++)
        {
            reader.Read();
            item._bucketName = null;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                item._bucketName = reader.GetString();
                reader.Read();
            }

            item.MoveTo(ref reader);
            if (what is not null && !item.Json.IsPresent)
                throw item.CreateException(what, item.Json);
            result[i] = read(item);
        }

        return result;
    }

    /// <summary>Returns a reader for an object in this one.</summary>
    public AggregationReader GetObject(ReadOnlySpan<byte> member) => new(Aggregation, GetMember(member));

    /// <summary>Returns a member; undefined if it is absent or null.</summary>
    public ResultJson GetMember(ReadOnlySpan<byte> name) => GetMember(name, out _);

    /// <inheritdoc cref="GetMember(ReadOnlySpan{byte})"/>
    /// <param name="name">The name of the member.</param>
    /// <param name="count">The number of its elements or members.</param>
    public ResultJson GetMember(ReadOnlySpan<byte> name, out int count)
    {
        count = 0;
        var utf8 = _whole.Utf8;
        // The last of several members with the same name counts.
        for (var i = _count - 1; i >= 0; i--)
        {
            ref readonly var member = ref _members[i];
            if (!member.HasName(utf8, name))
                continue;
            count = member.Count;
            var value = member.GetValue(_whole);
            return value.Kind == JsonValueKind.Null ? default : value;
        }

        return _count > 0 || Json.Kind == JsonValueKind.Object || !Json.IsPresent ? default : throw CreateException("it", Json);
    }

    /// <summary>Creates the exception for a result of the wrong shape.</summary>
    public InvalidResponseException CreateException(string what, ResultJson json)
    {
        var text = json.Kind == JsonValueKind.Undefined ? Json.GetRawText() : json.GetRawText();
        return new(
            $"The result of aggregation '{Aggregation.Name}' cannot be read: {what} is {Describe(json)}.",
            bodyStart: ServerText.Show(text, [], ServerText.MaxNameLength)
        );
    }

    private InvalidResponseException CreateMemberException(ReadOnlySpan<byte> member, ResultJson json) =>
        CreateException($"'{Encoding.UTF8.GetString(member)}'", json);

    /// <summary>Reads the value at which a reader is.</summary>
    private void MoveTo(ref Utf8JsonReader reader)
    {
        var start = reader.TokenStartIndex;
        _count = 0;
        if (reader.TokenType == JsonTokenType.StartObject)
            FindMembers(ref reader);
        else
            reader.Skip();
        Json = _whole.Slice(start, reader.BytesConsumed);
    }

    private void FindMembers(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            Add(ResultMember.Read(ref reader));
    }

    private void Add(ResultMember member)
    {
        if (_count == _members.Length)
        {
            var larger = ArrayPool<ResultMember>.Shared.Rent(2 * _count);
            _members.CopyTo(larger, 0);
            ArrayPool<ResultMember>.Shared.Return(_members);
            _members = larger;
        }

        _members[_count++] = member;
    }

    private static string Describe(ResultJson json) =>
        json.Kind switch
        {
            JsonValueKind.Array => "an array",
            JsonValueKind.Object => "an object",
            JsonValueKind.String => "an invalid text",
            JsonValueKind.Number => "an invalid number",
            JsonValueKind.True or JsonValueKind.False => "a boolean",
            _ => "missing",
        };
}
