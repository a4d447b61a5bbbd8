using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>
/// How urgent a ticket is: in answers a text, in requests a number. Open: unknown values are kept as they came.
/// </summary>
[JsonConverter(typeof(OpenValueConverter<SonarTicketPriority>))]
public readonly record struct SonarTicketPriority : IOpenValue<SonarTicketPriority>
{
    private readonly string? _text;

    private SonarTicketPriority(string text) => _text = text;

    /// <summary>High, in requests 3 (<c>HIGH</c>).</summary>
    public static SonarTicketPriority High { get; } = new("HIGH");

    /// <summary>Medium, in requests 2 (<c>MEDIUM</c>).</summary>
    public static SonarTicketPriority Medium { get; } = new("MEDIUM");

    /// <summary>Low, in requests 1 (<c>LOW</c>).</summary>
    public static SonarTicketPriority Low { get; } = new("LOW");

    /// <summary>The number that stands for it in requests; null for a text that no number is known for.</summary>
    public int? Number =>
        _text switch
        {
            "HIGH" => 3,
            "MEDIUM" => 2,
            "LOW" => 1,
            _ => _text is not null && LenientNumber.TryInt64(_text, out var number) && number is >= int.MinValue and <= int.MaxValue
                ? (int)number
                : null,
        };

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">
    /// The text; compared with its case. The numbers 3, 2 and 1 are the known values; another, such as <c>4</c>, is kept.
    /// </param>
    public static SonarTicketPriority FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return (LenientNumber.TryInt64(text, out var number) ? number : 0) switch
        {
            3 => High,
            2 => Medium,
            1 => Low,
            _ => new(text),
        };
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
