namespace Examples;

/// <summary>Bars of block characters, exact to an eighth of a character, or of ASCII characters for terminals without Unicode.</summary>
public sealed class Blocks(bool unicode)
{
    private const int Eighths = 8;
    private const string Wide = " ▏▎▍▌▋▊▉█";
    private const string High = " ▁▂▃▄▅▆▇█";

    public bool IsUnicode => unicode;

    public char Line => unicode ? '─' : '-';

    /// <summary>The mark to the left of a title.</summary>
    public char Mark => unicode ? '▌' : '|';

    /// <summary>Replaces the end of a text that does not fit.</summary>
    public string Ellipsis => unicode ? "…" : "...";

    public string Up => unicode ? "▲" : "+";

    public string Down => unicode ? "▼" : "-";

    public string Yes => unicode ? "✓" : "ok";

    public string No => unicode ? "✗" : "!!";

    public string AtMost => unicode ? "≤" : "<=";

    public string AtLeast => unicode ? "≥" : ">=";

    /// <summary>A horizontal bar.</summary>
    public string Bar(double share, int width)
    {
        share = Math.Clamp(share, 0, 1);
        if (!unicode)
            return new string('#', (int)Math.Round(share * width));

        var eighths = (int)Math.Round(share * width * Eighths);
        return new string(Wide[^1], eighths / Eighths) + (eighths % Eighths == 0 ? "" : Wide[eighths % Eighths]);
    }

    /// <summary>One row of a vertical bar; row 0 is the lowest.</summary>
    public string ColumnRow(double share, int row, int height, int width)
    {
        var eighths = Math.Clamp((int)Math.Round(share * height * Eighths) - (row * Eighths), 0, Eighths);
        return new string(
            unicode ? High[eighths]
                : eighths >= Eighths / 2 ? '#'
                : ' ',
            width
        );
    }

    /// <summary>A shade for a value, for heatmaps without colors.</summary>
    public char Shade(double share)
    {
        var shades = unicode ? " ░▒▓█" : " .:*#";
        return shades[(int)Math.Round(Math.Clamp(share, 0, 1) * (shades.Length - 1))];
    }
}
