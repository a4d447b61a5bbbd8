using System.Text.Json;
using System.Text.Json.Serialization;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>List of sibling aggregations.</summary>
internal static class AggregationList
{
    /// <summary>Validates and copies a list.</summary>
    /// <exception cref="ArgumentException">An element is null or has an invalid name; <c>ParamName</c> is its path.</exception>
    public static Aggregation[] CloneValidated(IReadOnlyList<Aggregation>? aggregations, string path, bool isNested = false)
    {
        if (aggregations is null or [])
            return [];

        Aggregation[] copy = [.. aggregations];
        var names = new HashSet<string>(copy.Length, StringComparer.Ordinal);
        for (var i = 0; i < copy.Length; i++)
        {
            if (copy[i] is not { Name: var name })
                throw new ArgumentNullException(ParameterPath.Element(path, i));
            if (isNested && AggregationName.IsBucketMember(name))
                throw CreateException(i, $"A sub-aggregation cannot be named '{name}': buckets have a member of that name.");
            if (!names.Add(name))
                throw CreateException(i, $"The name '{name}' is used twice by sibling aggregations.");
        }

        return copy;

        ArgumentException CreateException(int index, string message) => new(message, ParameterPath.Element(path, index) + ".Name");
    }

    /// <summary>Writes an object with the definitions by their names, in the given order.</summary>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<Aggregation> aggregations)
    {
        writer.WriteStartObject();
        foreach (var aggregation in aggregations)
        {
            writer.WritePropertyName(aggregation.Name);
            aggregation.Write(writer);
        }

        writer.WriteEndObject();
    }
}

/// <summary>Rules for names of aggregations.</summary>
internal static class AggregationName
{
    // The service rejects brackets and '>', which form paths; '#' separates the type from the name in typed responses.
    private static readonly char[] InvalidCharacters = ['[', ']', '>', '#'];

    // A bucket has these members beside the results of its sub-aggregations.
    private static readonly HashSet<string> BucketMembers = new(StringComparer.Ordinal)
    {
        "key",
        "key_as_string",
        "doc_count",
        "doc_count_error_upper_bound",
        "from",
        "from_as_string",
        "to",
        "to_as_string",
        "meta",
    };

    public static void ThrowIfInvalid(string name, string parameterName)
    {
        Guard.ThrowIfNullOrWhiteSpace(name, parameterName);
        if (name.AsSpan().IndexOfAny(InvalidCharacters) >= 0)
            throw new ArgumentException($"Must not contain [ ] > or #, as '{name}' does.", parameterName);
    }

    /// <summary>Whether buckets have a member of a name, so that no sub-aggregation can have it.</summary>
    public static bool IsBucketMember(string name) => BucketMembers.Contains(name);
}

/// <summary>
/// Converts aggregations to and from an object keyed by their names. They are read as raw aggregations because JSON has no result type.
/// </summary>
internal sealed class AggregationsConverter : JsonConverter<IReadOnlyList<Aggregation>>
{
    public override IReadOnlyList<Aggregation> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new JsonException("Aggregations must be an object keyed by their names.");

        try
        {
            return [.. document.RootElement.EnumerateObject().Select(static a => Aggregation.Raw(a.Name, a.Value))];
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<Aggregation> value, JsonSerializerOptions options) =>
        AggregationList.Write(writer, AggregationList.CloneValidated(value, "Aggs"));
}
