using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>Selects values of a field that a <c>terms</c> aggregation includes or excludes.</summary>
public sealed class TermsSelector
{
    private readonly Action<Utf8JsonWriter> _write;

    private TermsSelector(Action<Utf8JsonWriter> write) => _write = write;

    /// <summary>Selects values that match a Lucene regular expression as a whole.</summary>
    /// <param name="pattern">The expression, such as <c>net.*</c>.</param>
    /// <exception cref="ArgumentException">The expression is empty.</exception>
    public static TermsSelector Matching(string pattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        return new(writer => writer.WriteStringValue(pattern));
    }

    /// <summary>Selects exactly these values.</summary>
    /// <param name="values">The values; at least one.</param>
    /// <exception cref="ArgumentException">There are no values, or one is null or not finite.</exception>
    public static TermsSelector Values(params IReadOnlyList<FieldValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        FieldValue[] copy = [.. values];
        if (copy.Length == 0)
            throw new ArgumentException("At least one value is required.", nameof(values));
        for (var i = 0; i < copy.Length; i++)
            copy[i].ThrowIfInvalid(ParameterPath.Element(nameof(values), i));

        return new(writer =>
        {
            writer.WriteStartArray();
            foreach (var value in copy)
                value.Write(writer);
            writer.WriteEndArray();
        });
    }

    /// <summary>The expression or values as JSON.</summary>
    public override string ToString() => JsonText.Write(_write);

    internal void Write(Utf8JsonWriter writer, string member)
    {
        writer.WritePropertyName(member);
        _write(writer);
    }
}
