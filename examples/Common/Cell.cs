namespace Examples;

/// <summary>The content of one cell of a <see cref="FittedTable"/>.</summary>
/// <param name="Text">The text, in one line and without markup.</param>
/// <param name="Style">The style, such as <see cref="Theme.Good"/>.</param>
public readonly record struct Cell(string Text, string Style = Theme.Normal)
{
    /// <summary>The length of the bar, from 0 to 1, in a column of bars.</summary>
    public double Share { get; private init; }

    public static Cell Bar(double share, string style = Theme.Accent) => new("", style) { Share = share };

    public static implicit operator Cell(string text) => new(text);
}
