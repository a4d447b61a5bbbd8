using System.Globalization;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>Brings values to their field's type, as the vendor's server does when it indexes a document: numbers may come as text.</summary>
internal static class ValueReader
{
    /// <summary>A whole number, a date in epoch milliseconds, or a boolean as 1 or 0.</summary>
    /// <exception cref="AggregationException">The value does not fit.</exception>
    public static long ReadLong(FieldValue value, string field, FieldMapping mapping) =>
        mapping.Type switch
        {
            FieldType.Date => ReadDate(value, field, mapping),
            FieldType.Boolean => ReadBoolean(value, field, mapping) ? 1 : 0,
            _ => ReadWhole(value, field, mapping),
        };

    /// <summary>The same of a value in a request: there a boolean is <c>true</c> or <c>false</c>, or their texts, and nothing else.</summary>
    /// <exception cref="AggregationException">The value does not fit.</exception>
    public static long ReadAsked(FieldValue value, string field, FieldMapping mapping) =>
        mapping.Type != FieldType.Boolean
            ? ReadLong(value, field, mapping)
            : value.ToString() switch
            {
                "true" => 1,
                "false" => 0,
                var text => throw new AggregationException(
                    $"failed to create query: Can't parse boolean value [{text}], expected [true] or [false]"
                ),
            };

    /// <summary>The same of a value that stands in for a missing one: the vendor takes a number for what it is.</summary>
    /// <exception cref="AggregationException">The value does not fit.</exception>
    public static long ReadMissing(FieldValue value, string field, FieldMapping mapping) =>
        mapping.Type == FieldType.Boolean && value.Kind == FieldValueKind.Long ? value.AsLong : ReadAsked(value, field, mapping);

    /// <exception cref="AggregationException">The value does not fit.</exception>
    public static double ReadDouble(FieldValue value, string field, FieldMapping mapping)
    {
        var number = value.Kind switch
        {
            FieldValueKind.Long or FieldValueKind.Double or FieldValueKind.Date => value.AsDouble,
            FieldValueKind.Text when TryParse(value.ToString(), out var parsed) => parsed,
            _ => throw Unreadable(value, field, mapping),
        };
        if (!double.IsFinite(number))
        {
            throw Unreadable(value, field, mapping);
        }

        return mapping.IsSinglePrecision ? (float)number : number;
    }

    /// <exception cref="AggregationException">The value does not fit.</exception>
    public static string ReadTerm(FieldValue value, string field, FieldMapping mapping)
    {
        var text = value.ToString();
        if (mapping.Type != FieldType.Ip)
        {
            return text;
        }

        return IpText.TryNormalize(text, out var address)
            ? address
            : throw new AggregationException($"'{text}' is not an IP string literal.");
    }

    public static bool TryParse(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static long ReadWhole(FieldValue value, string field, FieldMapping mapping)
    {
        if (value.Kind is FieldValueKind.Long or FieldValueKind.Date)
        {
            return value.AsLong;
        }

        if (
            value.Kind == FieldValueKind.Text
            && long.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)
        )
        {
            return whole;
        }

        // A fraction is cut off, as the vendor's "coerce" does by default.
        var number = ReadDouble(value, field, mapping);
        return Math.Abs(number) < long.MaxValue ? (long)number : throw Unreadable(value, field, mapping);
    }

    private static long ReadDate(FieldValue value, string field, FieldMapping mapping)
    {
        if (value.Kind == FieldValueKind.Date)
        {
            return value.AsLong;
        }

        return value.Kind != FieldValueKind.Boolean && mapping.Format.TryParse(value.ToString(), Zone.Utc, roundUp: false, out var millis)
            ? millis
            : throw Unreadable(value, field, mapping);
    }

    private static bool ReadBoolean(FieldValue value, string field, FieldMapping mapping)
    {
        if (value.Kind == FieldValueKind.Boolean)
        {
            return value.AsBoolean;
        }

        return value.ToString() switch
        {
            "true" => true,
            "false" or "" => false,
            _ => throw new AggregationException(
                $"failed to parse field [{field}] of type [{mapping.TypeName}]: Failed to parse value [{value}] as only [true] or [false] are allowed."
            ),
        };
    }

    private static AggregationException Unreadable(FieldValue value, string field, FieldMapping mapping) =>
        new($"failed to parse field [{field}] of type [{mapping.TypeName}]: the value is [{value}]");
}
