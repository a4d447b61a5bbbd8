namespace IncidentAnalytics.Client.Tests.Conventions.Source;

/// <summary>A block of C# in a Markdown file.</summary>
/// <param name="Line">The line of its opening fence, from 1.</param>
/// <param name="Text">The code, without the fences.</param>
internal sealed record MarkdownCode(int Line, string Text)
{
    private const string Fence = "```";

    /// <summary>The blocks fenced as <c>csharp</c>, in order. One marked <c>csharp no-compile</c> is left out.</summary>
    public static IEnumerable<MarkdownCode> Blocks(IReadOnlyList<string> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var opening = lines[i].TrimStart();
            if (!opening.StartsWith(Fence, StringComparison.Ordinal))
                continue;

            var start = i;
            var body = lines.Skip(start + 1).TakeWhile(line => !line.TrimStart().StartsWith(Fence, StringComparison.Ordinal)).ToList();
            i += body.Count + 1;
            if (opening[Fence.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is ["csharp"])
                yield return new(start + 1, string.Join('\n', body));
        }
    }
}
