using System.Globalization;
using IncidentAnalytics.ReferenceServer.Aggregations.Dates;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>Converts values to the type of their field, as OpenSearch does when it indexes a document: numbers may be strings.</summary>
internal static class FieldValueConverter
{
    /// <summary>Converts to an integer, a date in epoch milliseconds, or a boolean as 1 or 0.</summary>
    /// <exception cref="AggregationException">The value does not fit the type of the field.</exception>
    public static long ToLong(FieldValue value, string field, FieldMapping mapping) =>
        mapping.Type switch
        {
            FieldType.Date => ToEpochMillis(value, field, mapping),
            FieldType.Boolean => ToBoolean(value, field, mapping) ? 1 : 0,
            _ => ToInteger(value, field, mapping),
        };

    /// <summary>Reverses <see cref="ToLong"/>.</summary>
    public static FieldValue FromLong(long value, FieldMapping mapping) =>
        mapping.Type switch
        {
            FieldType.Date => FieldValue.FromEpochMillis(value),
            FieldType.Boolean => FieldValue.From(value != 0),
            _ => FieldValue.From(value),
        };

    /// <summary>Converts a value of a query or an option: a boolean must be <c>true</c> or <c>false</c>, as JSON or as a string.</summary>
    /// <exception cref="AggregationException">The value does not fit the type of the field.</exception>
    public static long ToLongInQuery(FieldValue value, string field, FieldMapping mapping) =>
        mapping.Type != FieldType.Boolean
            ? ToLong(value, field, mapping)
            : value.ToString() switch
            {
                "true" => 1,
                "false" => 0,
                var text => throw new AggregationException(
                    $"failed to create query: Can't parse boolean value [{text}], expected [true] or [false]"
                ),
            };

    /// <summary>Converts the option <c>missing</c>: for a boolean field a number is accepted too, as in OpenSearch.</summary>
    /// <exception cref="AggregationException">The value does not fit the type of the field.</exception>
    public static long ToLongForMissing(FieldValue value, string field, FieldMapping mapping) =>
        mapping.Type == FieldType.Boolean && value.Kind == FieldValueKind.Long ? value.AsLong : ToLongInQuery(value, field, mapping);

    /// <exception cref="AggregationException">The value does not fit the type of the field.</exception>
    public static double ToDouble(FieldValue value, string field, FieldMapping mapping)
    {
        var number = value.Kind switch
        {
            FieldValueKind.Long or FieldValueKind.Double or FieldValueKind.Date => value.AsDouble,
            FieldValueKind.Text when TryParseDouble(value.ToString(), out var parsed) => parsed,
            _ => throw CreateException(value, field, mapping),
        };
        if (!double.IsFinite(number))
        {
            throw CreateException(value, field, mapping);
        }

        return mapping.IsSinglePrecision ? (float)number : number;
    }

    /// <exception cref="AggregationException">The value does not fit the type of the field.</exception>
    public static string ToTerm(FieldValue value, string field, FieldMapping mapping)
    {
        var text = value.ToString();
        if (mapping.Type != FieldType.Ip)
        {
            return text;
        }

        return IpAddressText.TryNormalize(text, out var address)
            ? address
            : throw new AggregationException($"'{text}' is not an IP string literal.");
    }

    public static bool TryParseDouble(string text, out double number) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);

    private static long ToInteger(FieldValue value, string field, FieldMapping mapping)
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

        // Fractions are truncated, as "coerce" does by default in OpenSearch.
        var number = ToDouble(value, field, mapping);
        return Math.Abs(number) < long.MaxValue ? (long)number : throw CreateException(value, field, mapping);
    }

    private static long ToEpochMillis(FieldValue value, string field, FieldMapping mapping)
    {
        if (value.Kind == FieldValueKind.Date)
        {
            return value.AsLong;
        }

        return value.Kind != FieldValueKind.Boolean && mapping.Format.TryParse(value.ToString(), Zone.Utc, roundUp: false, out var millis)
            ? millis
            : throw CreateException(value, field, mapping);
    }

    private static bool ToBoolean(FieldValue value, string field, FieldMapping mapping)
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

    private static AggregationException CreateException(FieldValue value, string field, FieldMapping mapping) =>
        new($"failed to parse field [{field}] of type [{mapping.TypeName}]: the value is [{value}]");
}
