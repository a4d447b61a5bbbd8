using System.Text.Json.Serialization;
using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Sonar;

/// <summary>How a ticket's content is written. Open: unknown values are kept as they came.</summary>
[JsonConverter(typeof(OpenValueConverter<SonarTicketFormat>))]
public readonly record struct SonarTicketFormat : IOpenValue<SonarTicketFormat>
{
    private readonly string? _text;

    private SonarTicketFormat(string text) => _text = text;

    /// <summary>JSON, as tickets of threat detection are (<c>JSON</c>).</summary>
    public static SonarTicketFormat Json { get; } = new("JSON");

    /// <summary>Markdown (<c>MARKDOWN</c>).</summary>
    public static SonarTicketFormat Markdown { get; } = new("MARKDOWN");

    /// <summary>Plain text (<c>PLAIN</c>).</summary>
    public static SonarTicketFormat Plain { get; } = new("PLAIN");

    /// <summary>The value with this text on the wire, known or not.</summary>
    /// <param name="text">The text; compared with its case.</param>
    public static SonarTicketFormat FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";
}
