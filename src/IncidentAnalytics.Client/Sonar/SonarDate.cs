using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>
/// Instants as the Sonar service writes them: <c>2022-09-14 17:34:19+0900</c>, whole seconds and an offset without a colon,
/// whatever the culture.
/// </summary>
internal static class SonarDate
{
    /// <summary>The last whole second that is not after the instant, in the instant's own offset.</summary>
    public static string Floor(DateTimeOffset instant)
    {
        var offset = instant.Offset;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{instant:yyyy-MM-dd HH:mm:ss}{(offset < TimeSpan.Zero ? '-' : '+')}{Math.Abs(offset.Hours):00}{Math.Abs(offset.Minutes):00}"
        );
    }

    /// <summary>The first whole second that is not before the instant, in the instant's own offset.</summary>
    public static string Ceiling(DateTimeOffset instant)
    {
        var excess = instant.Ticks % TimeSpan.TicksPerSecond;
        var rise = excess == 0 ? 0 : TimeSpan.TicksPerSecond - excess;
        // The calendar's last second has no next one, neither here nor in UTC.
        return Floor(rise > DateTime.MaxValue.Ticks - Math.Max(instant.Ticks, instant.UtcTicks) ? instant : instant.AddTicks(rise));
    }
}

/// <summary>Reads and writes the Sonar service's dates; an empty text is no date. The offset is kept.</summary>
internal sealed class SonarDateConverter : JsonConverter<DateTimeOffset?>
{
    private static readonly IsoInstantConverter Instants = new();

    public override DateTimeOffset? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Instants.Read(ref reader, typeToConvert, options);

    // The default encoder would write the plus sign as an escape.
    public override void Write(Utf8JsonWriter writer, DateTimeOffset? value, JsonSerializerOptions options)
    {
        if (value is { } instant)
            writer.WriteStringValue(JsonEncodedText.Encode(SonarDate.Floor(instant), JavaScriptEncoder.UnsafeRelaxedJsonEscaping));
        else
            writer.WriteNullValue();
    }
}
