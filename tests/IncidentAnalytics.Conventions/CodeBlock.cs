using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace IncidentAnalytics.Conventions;

/// <summary>A block of C# in a Markdown file or a documentation comment.</summary>
/// <param name="Line">Line of the first line of code, starting at 1.</param>
/// <param name="Text">The code.</param>
internal sealed record CodeBlock(int Line, string Text)
{
    private const string Fence = "```";

    /// <summary>Returns the blocks fenced as <c>csharp</c>, in order, without those fenced as <c>csharp no-compile</c>.</summary>
    public static IEnumerable<CodeBlock> ReadMarkdown(IReadOnlyList<string> lines)
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
                yield return new(start + 2, string.Join('\n', body));
        }
    }

    /// <summary>Returns the <c>code</c> elements inside the <c>example</c> elements of a file's documentation comments.</summary>
    public static IEnumerable<CodeBlock> ReadExamples(SyntaxTree tree) =>
        from example in tree.GetRoot().DescendantNodes(descendIntoTrivia: true).OfType<XmlElementSyntax>()
        where example.StartTag.Name.LocalName.Text == "example"
        from code in example.DescendantNodes().OfType<XmlElementSyntax>()
        where code.StartTag.Name.LocalName.Text == "code"
        let tokens = code.Content.SelectMany(static content => content.DescendantTokens())
        let texts = tokens.Where(static token => !token.IsKind(SyntaxKind.XmlCDataStartToken) && !token.IsKind(SyntaxKind.XmlCDataEndToken))
        let line = tree.GetLineSpan(code.StartTag.Span).EndLinePosition.Line
        select new CodeBlock(line + 1, string.Concat(texts.Select(static token => token.ValueText)));
}
