namespace IncidentAnalytics.Conventions;

/// <summary>A block of C# in a Markdown file.</summary>
/// <param name="Line">Line of the opening fence, starting at 1.</param>
/// <param name="Text">The code, without the fences.</param>
internal sealed record MarkdownCode(int Line, string Text)
{
    private const string Fence = "```";

    /// <summary>Returns the blocks fenced as <c>csharp</c>, in order, without those fenced as <c>csharp no-compile</c>.</summary>
    public static IEnumerable<MarkdownCode> Read(IReadOnlyList<string> lines)
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
