namespace IncidentAnalytics.Client.Generators.Tests.Harness;

/// <summary>Source text in which <c>[|</c> and <c>|]</c> stand around the places where a diagnostic is expected.</summary>
internal sealed record MarkedSource(string Text, IReadOnlyList<string> Marked, IReadOnlyList<int> Starts)
{
    public static MarkedSource Parse(string source)
    {
        var text = "";
        var marked = new List<string>();
        var starts = new List<int>();
        for (var rest = source; ;)
        {
            var open = rest.IndexOf("[|", StringComparison.Ordinal);
            if (open < 0)
                return new(text + rest, marked, starts);

            var close = rest.IndexOf("|]", open, StringComparison.Ordinal);
            text += rest[..open];
            starts.Add(text.Length);
            marked.Add(rest[(open + 2)..close]);
            text += marked[^1];
            rest = rest[(close + 2)..];
        }
    }
}
