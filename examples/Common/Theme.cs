namespace Examples;

/// <summary>
/// The styles of the reports, as markup. Each color has a contrast of at least 3:1 to white, black and the usual dark grays, and comes from
/// the part of the palette that themes do not redefine. Normal text has the terminal's own color.
/// </summary>
public static class Theme
{
    public const string Accent = "deepskyblue3_1";
    public const string Good = "springgreen4";
    public const string Bad = "red1";
    public const string Warning = "darkorange3_1";
    public const string Caution = "darkgoldenrod";
    public const string Normal = "default";

    /// <summary>Less important text: a fainter shade of the terminal's own color.</summary>
    public const string Muted = "dim";
}
