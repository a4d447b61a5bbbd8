using System.Text;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.Examples;

/// <summary>Comma-separated values of RFC 4180.</summary>
internal static class CsvText
{
    /// <summary>The rows; each one, the last included, ends with CR LF.</summary>
    public static List<string[]> Read(string text)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '"' when isQuoted && i + 1 < text.Length && text[i + 1] == '"':
                    cell.Append('"');
                    i++;
                    break;
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case ',' when !isQuoted:
                    EndCell();
                    break;
                case '\r' when !isQuoted:
                    Assert.Equal('\n', text[++i]);
                    EndCell();
                    rows.Add([.. row]);
                    row.Clear();
                    break;
                default:
                    cell.Append(text[i]);
                    break;
            }
        }

        Assert.Equal((false, 0, 0), (isQuoted, row.Count, cell.Length));
        return rows;

        void EndCell()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }
    }
}
