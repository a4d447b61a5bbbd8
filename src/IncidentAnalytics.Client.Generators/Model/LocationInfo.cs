using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IncidentAnalytics.Client.Generators.Model;

/// <summary>A place in a source file that, unlike <see cref="Location"/>, holds no syntax tree alive and compares by value.</summary>
internal sealed record LocationInfo(string FilePath, TextSpan Span, LinePositionSpan Lines)
{
    public Location ToLocation() => Location.Create(FilePath, Span, Lines);

    public static LocationInfo? From(Location? location) => location is { IsInSource: true, SourceTree: { } tree }
        ? new(tree.FilePath, location.SourceSpan, location.GetLineSpan().Span)
        : null;
}
