using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>Aggregations that stand beside each other.</summary>
internal static class AggregationList
{
    /// <summary>A checked copy.</summary>
    /// <exception cref="ArgumentException">An element is null, or its name cannot stand here; <c>ParamName</c> is its path.</exception>
    public static Aggregation[] Copy(IReadOnlyList<Aggregation>? aggregations, string path, bool areNested = false)
    {
        if (aggregations is null or [])
            return [];

        Aggregation[] copy = [.. aggregations];
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < copy.Length; i++)
        {
            var element = ParameterPath.Element(path, i);
            ArgumentNullException.ThrowIfNull(copy[i], element);
            var name = copy[i].Name;
            if (areNested)
                AggregationName.ThrowIfBucketMember(name, element + ".Name");
            if (!names.Add(name))
                throw new ArgumentException($"The name '{name}' is used twice among siblings; each needs its own.", element + ".Name");
        }

        return copy;
    }

    /// <summary>Writes one object with the definitions by their names, exactly as written and in the order given.</summary>
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

/// <summary>What an aggregation may be called.</summary>
internal static class AggregationName
{
    // The service refuses brackets and '>' (they make paths); '#' parts the type from the name in typed answers.
    private static readonly char[] Refused = ['[', ']', '>', '#'];

    // Results of sub-aggregations stand beside these members of a bucket.
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
        if (name.AsSpan().IndexOfAny(Refused) >= 0)
            throw new ArgumentException($"An aggregation's name cannot have [ ] > or #, as '{name}' has.", parameterName);
    }

    public static void ThrowIfBucketMember(string name, string parameterName)
    {
        if (BucketMembers.Contains(name))
        {
            throw new ArgumentException(
                $"A sub-aggregation cannot be called '{name}': each bucket has a member of that name.",
                parameterName
            );
        }
    }
}

/// <summary>Aggregations as an object by their names. What is read back is raw: JSON does not say which result is wanted.</summary>
internal sealed class AggregationsConverter : JsonConverter<IReadOnlyList<Aggregation>>
{
    public override IReadOnlyList<Aggregation> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
            throw new JsonException("Aggregations are an object by their names.");

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
        AggregationList.Write(writer, AggregationList.Copy(value, "Aggs"));
}
