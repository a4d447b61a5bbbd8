using System.Globalization;
using System.Text.Json;

namespace IncidentAnalytics.Client.Tickets;

/// <summary>
/// Value of a ticket's field in a filter, a range or a default: text, a boolean, a number or an instant, with implicit conversions
/// from each. Instants are sent as ISO 8601 in UTC. <c>default</c> is not a value and is rejected where it is used.
/// </summary>
public readonly record struct FieldValue
{
    private readonly object? _value;

    private FieldValue(object? value) => _value = value;

    /// <summary>Converts a text; null gives <c>default</c>.</summary>
    public static implicit operator FieldValue(string? value) => new(value);

    /// <summary>Converts a boolean.</summary>
    public static implicit operator FieldValue(bool value) => new(value);

    /// <summary>Converts an integer.</summary>
    public static implicit operator FieldValue(long value) => new(value);

    /// <summary>Converts an integer.</summary>
    public static implicit operator FieldValue(int value) => new((long)value);

    /// <summary>Converts a number. NaN and infinities are rejected where the value is used.</summary>
    public static implicit operator FieldValue(double value) => new(value);

    /// <summary>Converts a decimal number without losing digits.</summary>
    public static implicit operator FieldValue(decimal value) => new(value);

    /// <summary>Converts an instant with any offset.</summary>
    public static implicit operator FieldValue(DateTimeOffset value) => new(value);

    /// <summary>The value on the wire, without quotes; empty for <c>default</c>.</summary>
    public override string ToString() =>
        _value switch
        {
            bool flag => flag ? "true" : "false",
            DateTimeOffset instant => IsoInstant.Format(instant.ToUniversalTime()),
            _ => Convert.ToString(_value, CultureInfo.InvariantCulture) ?? "",
        };

    /// <exception cref="ArgumentException">The value is <c>default</c>, NaN or infinite.</exception>
    internal void ThrowIfInvalid(string parameterName)
    {
        if (_value is null)
            throw new ArgumentException("Must be a value, not null.", parameterName);
        if (_value is double number)
            Guard.ThrowIfNotFinite(number, parameterName);
    }

    /// <summary>Whether both values are instants or both are numbers, and this one is greater.</summary>
    internal bool IsKnownGreaterThan(FieldValue other) =>
        (_value, other._value) switch
        {
            (DateTimeOffset left, DateTimeOffset right) => left > right,
            (long left, long right) => left > right,
            (long or double or decimal, long or double or decimal) => Convert.ToDouble(_value, CultureInfo.InvariantCulture)
                > Convert.ToDouble(other._value, CultureInfo.InvariantCulture),
            _ => false,
        };

    internal void Write(Utf8JsonWriter writer)
    {
        switch (_value)
        {
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case long number:
                writer.WriteNumberValue(number);
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            case decimal number:
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteStringValue(ToString());
                break;
        }
    }
}
