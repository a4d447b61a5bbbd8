using IncidentAnalytics.Client.Generators.Diagnostics;
using IncidentAnalytics.Client.Generators.Model;
using Microsoft.CodeAnalysis;

namespace IncidentAnalytics.Client.Generators.Reading;

/// <summary>Reads the headers of a method: a parameter's wins over the method's, the method's over the interface's.</summary>
internal static class HeaderReader
{
    private const string TokenCharacters = "!#$%&'*+-.^_`|~";

    private static readonly string[] Reserved = ["Accept", "Authorization", "Connection", "Host", "Transfer-Encoding", "User-Agent"];

    public static EquatableArray<HeaderModel> Read(IMethodSymbol method, IEnumerable<(IParameterSymbol Parameter, AttributeData Attribute)> parameters, DiagnosticBag bag)
    {
        var headers = new List<HeaderModel>();
        foreach (var type in method.ContainingType.AllInterfaces.Reverse())
            Put(headers, ReadStatic(type, new()));
        Put(headers, ReadStatic(method.ContainingType, bag));
        Put(headers, ReadStatic(method, bag));
        Put(headers, ReadParameters(parameters, bag));
        return headers.ToEquatableArray();
    }

    private static void Put(List<HeaderModel> headers, List<HeaderModel> stronger)
    {
        headers.RemoveAll(header => stronger.Exists(other => SameName(other.Name, header.Name)));
        headers.AddRange(stronger);
    }

    private static List<HeaderModel> ReadStatic(ISymbol symbol, DiagnosticBag bag)
    {
        var headers = new List<HeaderModel>();
        if (symbol.Attribute(Names.Http, "Headers") is not { ConstructorArguments: [{ Kind: TypedConstantKind.Array, IsNull: false } lines] } attribute)
            return headers;

        foreach (var line in lines.Values.Select(static line => line.Value as string ?? ""))
        {
            var colon = line.IndexOf(':');
            var name = colon < 0 ? line.Trim() : line.Substring(0, colon).Trim();
            var value = colon < 0 ? "" : line.Substring(colon + 1).Trim();
            var reason = colon < 0 ? "it is written 'Name: value'"
                : value.Any(static c => c is not '\t' and (< ' ' or > '~')) ? "its value may hold only visible ASCII characters, spaces and tabs"
                : CheckName(name);
            Add(headers, new(name, value, IsParameter: false), reason, attribute.Location(), bag);
        }

        return headers;
    }

    private static List<HeaderModel> ReadParameters(IEnumerable<(IParameterSymbol Parameter, AttributeData Attribute)> parameters, DiagnosticBag bag)
    {
        var headers = new List<HeaderModel>();
        foreach (var (parameter, attribute) in parameters)
        {
            var name = attribute.Text() ?? "";
            Add(headers, new(name, Identifier.Escape(parameter.Name), IsParameter: true), CheckName(name), attribute.Location(), bag);
        }

        return headers;
    }

    private static void Add(List<HeaderModel> headers, HeaderModel header, string? reason, Location? location, DiagnosticBag bag)
    {
        if (reason is not null)
            bag.Add(Descriptors.InvalidHeader, location, header.Name, reason);
        else if (headers.Exists(other => SameName(other.Name, header.Name)))
            bag.Add(Descriptors.SentTwice, location, header.Name, "header");
        else
            headers.Add(header);
    }

    private static string? CheckName(string name)
    {
        if (name.Length == 0 || !name.All(static c => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9' || TokenCharacters.IndexOf(c) >= 0))
            return "its name is not a token";
        return Array.Exists(Reserved, reserved => SameName(reserved, name)) || name.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
            ? "the transport and the credential write it"
            : null;
    }

    private static bool SameName(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
