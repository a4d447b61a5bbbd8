using System.Text.Json;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Tickets.Aggregations;

/// <summary>Which values of a field get a <c>terms</c> bucket, or get none.</summary>
public sealed class TermsSelector
{
    private readonly Action<Utf8JsonWriter> _write;

    private TermsSelector(Action<Utf8JsonWriter> write) => _write = write;

    /// <summary>Values that match a regular expression of the service's dialect (Lucene), as a whole.</summary>
    /// <param name="pattern">The expression, such as <c>net.*</c>.</param>
    /// <exception cref="ArgumentException">The expression is empty.</exception>
    public static TermsSelector Matching(string pattern)
    {
        ArgumentException.ThrowIfNullOrEmpty(pattern);
        return new(writer => writer.WriteStringValue(pattern));
    }

    /// <summary>Exactly these values.</summary>
    /// <param name="values">The values; at least one.</param>
    /// <exception cref="ArgumentException">There are no values, or one of them is null or not finite.</exception>
    public static TermsSelector Values(params IReadOnlyList<FieldValue> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        FieldValue[] copy = [.. values];
        if (copy.Length == 0)
            throw new ArgumentException("At least one value is needed.", nameof(values));
        for (var i = 0; i < copy.Length; i++)
            copy[i].ThrowIfUnusable(ParameterPath.Element(nameof(values), i));

        return new(writer =>
        {
            writer.WriteStartArray();
            foreach (var value in copy)
                value.Write(writer);
            writer.WriteEndArray();
        });
    }

    /// <summary>The expression or the values as JSON.</summary>
    public override string ToString() => JsonText.Write(_write);

    internal void Write(Utf8JsonWriter writer, string member)
    {
        writer.WritePropertyName(member);
        _write(writer);
    }
}
