using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Refit;

namespace IncidentAnalytics.Conventions.OpenApi;

/// <summary>The documentation comments of the client, as Markdown for readers who do not know C#.</summary>
internal static partial class XmlDocumentation
{
    private static readonly Assembly Client = typeof(IncidentAnalytics.Client.IncidentAnalyticsClient).Assembly;

    /// <summary>Returns the summary of a type.</summary>
    public static string SummaryOf(Type type) => Format(Read(FindType(type)).Element("summary"));

    /// <summary>Returns the summary of a property or method.</summary>
    public static string SummaryOf(MemberInfo member) => Format(Read(FindMember(member)).Element("summary"));

    /// <summary>Returns the documentation of a parameter; empty if there is none.</summary>
    public static string ParameterOf(MethodInfo method, string name) =>
        Format(Read(FindMember(method)).Elements("param").SingleOrDefault(p => p.Attribute("name")!.Value == name));

    /// <summary>Returns the name of a property on the wire; null if it has none.</summary>
    public static string? WireName(MemberInfo member) =>
        member.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? member.GetCustomAttribute<AliasAsAttribute>()?.Name;

    private static INamedTypeSymbol FindType(Type type) =>
        SourceProject.Client.Compilation.GetTypeByMetadataName((type.IsGenericType ? type.GetGenericTypeDefinition() : type).FullName!)!;

    private static ISymbol FindMember(MemberInfo member) =>
        FindType(member.DeclaringType!).GetMembers(member.Name).First(static m => m.GetDocumentationCommentXml() is { Length: > 0 });

    private static XElement Read(ISymbol symbol) =>
        symbol.GetDocumentationCommentXml() is { Length: > 0 } xml
            ? XElement.Parse(xml)
            : throw new InvalidOperationException($"{symbol} has no documentation.");

    private static string Format(XElement? element)
    {
        var text = WhiteSpace().Replace(string.Concat(element?.Nodes().Select(FormatNode) ?? []), " ").Trim();
        return WireSuffix().Replace(text, static match => match.Groups[1].Success ? $" ({match.Groups[1].Value})" : "");
    }

    private static string FormatNode(XNode node) =>
        node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "see" or "paramref" } reference => $"`{FormatReference(reference)}`",
            XElement other => string.Concat(other.Nodes().Select(FormatNode)),
            _ => "",
        };

    private static string FormatReference(XElement reference)
    {
        if (reference.Attribute("cref")?.Value is not { } id)
            return (reference.Attribute("langword") ?? reference.Attribute("name"))!.Value;

        var name = id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..].Split('(')[0];
        var dot = name.LastIndexOf('.');
        var member = id[0] == 'P' ? Client.GetType(name[..dot])?.GetProperty(name[(dot + 1)..]) : null;
        return (member is null ? null : WireName(member)) ?? name[(dot + 1)..];
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    /// <summary>The name on the wire, with which the documentation of most members ends: it is the name of the schema's member.</summary>
    [GeneratedRegex(@" \(`[^`]*`(?:, ([^)]*))?\)")]
    private static partial Regex WireSuffix();
}
