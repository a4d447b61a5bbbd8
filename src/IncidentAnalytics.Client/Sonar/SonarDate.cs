using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>
/// Formats instants for the Sonar service: whole seconds and an offset without a colon, such as <c>2022-09-14 17:34:19+0900</c>.
/// </summary>
internal static class SonarDate
{
    /// <summary>Formats the instant in its own offset, rounded down to a whole second.</summary>
    public static string FormatFloor(DateTimeOffset instant)
    {
        var offset = instant.Offset;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{instant:yyyy-MM-dd HH:mm:ss}{(offset < TimeSpan.Zero ? '-' : '+')}{Math.Abs(offset.Hours):00}{Math.Abs(offset.Minutes):00}"
        );
    }

    /// <summary>Formats the instant in its own offset, rounded up to a whole second.</summary>
    public static string FormatCeiling(DateTimeOffset instant) => FormatFloor(WholeSeconds.Ceiling(instant));
}

/// <summary>Reads and writes dates of the Sonar service with their offset. An empty text reads as null.</summary>
internal sealed class SonarDateConverter() : LenientConverter<DateTimeOffset>("An instant")
{
    protected override bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset value) => IsoInstant.TryParse(text, out value);

    // The default encoder escapes the plus sign.
    protected override void Write(Utf8JsonWriter writer, DateTimeOffset value) =>
        writer.WriteStringValue(JsonEncodedText.Encode(SonarDate.FormatFloor(value), JavaScriptEncoder.UnsafeRelaxedJsonEscaping));
}
