using IncidentAnalytics.Client.Serialization;

namespace IncidentAnalytics.Client.Analytics;

/// <summary>A member to order a list by, and the direction: on the wire <c>created_at</c> or <c>-created_at</c>.</summary>
public readonly record struct AnalyticsOrder : IOpenValue<AnalyticsOrder>
{
    private readonly string? _text;

    private AnalyticsOrder(string text) => _text = text;

    /// <summary>The member's name on the wire; empty for <c>default</c>.</summary>
    public string Field => IsDescending ? _text![1..] : _text ?? "";

    /// <summary>Whether the greatest comes first.</summary>
    public bool IsDescending => _text is ['-', ..];

    /// <summary>The least first.</summary>
    /// <param name="field">
    /// The member's name on the wire, such as <c>created_at</c>. Which members can be ordered by is the service's to say.
    /// </param>
    /// <exception cref="ArgumentException">The name is blank, or has a comma, a space or a leading minus.</exception>
    public static AnalyticsOrder Ascending(string field) => new(Checked(field, nameof(field)));

    /// <summary>The greatest first.</summary>
    /// <param name="field">
    /// The member's name on the wire, such as <c>created_at</c>. Which members can be ordered by is the service's to say.
    /// </param>
    /// <exception cref="ArgumentException">The name is blank, or has a comma, a space or a leading minus.</exception>
    public static AnalyticsOrder Descending(string field) => new("-" + Checked(field, nameof(field)));

    /// <summary>The order with this text on the wire.</summary>
    /// <param name="text">A name, behind a minus when the greatest comes first.</param>
    /// <exception cref="ArgumentException">The name is blank, or has a comma, a space or a second minus in front.</exception>
    public static AnalyticsOrder FromText(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Checked(text is ['-', ..] ? text[1..] : text, nameof(text));
        return new(text);
    }

    /// <summary>The text on the wire; empty for <c>default</c>.</summary>
    public override string ToString() => _text ?? "";

    private static string Checked(string field, string parameterName)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(field, parameterName);
        return field[0] != '-' && !field.Any(static c => c == ',' || char.IsWhiteSpace(c))
            ? field
            : throw new ArgumentException("The name of a member has no comma, no space and no minus in front.", parameterName);
    }
}
