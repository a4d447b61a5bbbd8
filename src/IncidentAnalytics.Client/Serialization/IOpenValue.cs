namespace IncidentAnalytics.Client.Serialization;

/// <summary>
/// A value that services name with a word, of which some are known and any may arrive: a readonly record struct over
/// its text, whose <see cref="object.ToString"/> is the text on the wire. Its <c>default</c> stands for no value and
/// cannot be sent.
/// </summary>
internal interface IOpenValue<TSelf> : IFormattable
    where TSelf : struct, IOpenValue<TSelf>
{
    /// <summary>The value with this text, known or not.</summary>
    static abstract TSelf FromText(string text);

    /// <summary>The text on the wire. Refit leaves a value that is not formattable out of the query.</summary>
    string IFormattable.ToString(string? format, IFormatProvider? formatProvider) => ToString()!;
}

/// <summary>The rule for open values that are sent: they have a text.</summary>
internal static class OpenValue
{
    public static string EmptyMessage(Type type) => $"A {type.Name} that is empty or default has no text to send.";
}
