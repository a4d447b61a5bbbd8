using System.Globalization;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace IncidentAnalytics.IntegrationTests.Examples;

/// <summary>The escape codes of a report.</summary>
internal static partial class EscapeCodes
{
    public static string Remove(string output) => Any().Replace(output, "");

    /// <summary>The colors of texts. Codes of the 16 colors that themes define give null.</summary>
    public static IEnumerable<Color?> TextColors(string output)
    {
        foreach (Match style in Style().Matches(output))
        {
            var codes = style.Groups[1].Value.Split(';').Select(static code => code.Length == 0 ? 0 : Parse(code)).ToArray();
            for (var i = 0; i < codes.Length; i++)
            {
                switch (codes[i])
                {
                    case 38 when codes[i + 1] == 5:
                        yield return codes[i + 2] < 16 ? null : Color.FromInt32(codes[i + 2]);
                        break;
                    case 38:
                        yield return new Color((byte)codes[i + 2], (byte)codes[i + 3], (byte)codes[i + 4]);
                        break;
                    case (>= 30 and <= 37) or (>= 90 and <= 97):
                        yield return null;
                        break;
                }

                if (codes[i] is 38 or 48)
                    i += codes[i + 1] == 5 ? 2 : 4;
            }
        }
    }

    /// <summary>Whether there is a color of texts or backgrounds.</summary>
    public static bool HasColors(string output) =>
        Style()
            .Matches(output)
            .SelectMany(static style => style.Groups[1].Value.Split(';'))
            .Any(static code => code.Length > 1 && Parse(code) is >= 30 and not 39 and not 49);

    /// <summary>The contrast of WCAG, from 1 to 21.</summary>
    public static double Contrast(Color a, Color b)
    {
        var (lighter, darker) = (Math.Max(Luminance(a), Luminance(b)), Math.Min(Luminance(a), Luminance(b)));
        return (lighter + 0.05) / (darker + 0.05);
    }

    private static double Luminance(Color color) => (0.2126 * Linear(color.R)) + (0.7152 * Linear(color.G)) + (0.0722 * Linear(color.B));

    private static double Linear(byte channel) =>
        channel / 255.0 is var value && value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);

    private static int Parse(string code) => int.Parse(code, CultureInfo.InvariantCulture);

    [GeneratedRegex("\u001b\\[[0-9;?]*[a-zA-Z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Any();

    [GeneratedRegex("\u001b\\[([0-9;]*)m", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Style();
}
