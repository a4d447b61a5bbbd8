using IncidentAnalytics.Client.Generators.Model;

namespace IncidentAnalytics.Client.Generators.Emission;

/// <summary>Writes one endpoint: check the arguments, make the call, hand it to the transport.</summary>
internal static class MethodWriter
{
    public static void Write(SourceWriter writer, EndpointMethod method)
    {
        var locals = new Locals(method.ParameterNames);
        var result = $"global::System.Threading.Tasks.Task<global::IncidentAnalytics.Client.Http.ApiResponse<{method.Result.TypeName}>>";
        writer.Line($"public {result} {method.Name}({method.ParameterList})");
        writer.Open();
        foreach (var parameter in method.NotNull)
            writer.Line($"global::System.ArgumentNullException.ThrowIfNull({parameter});");

        var url = WriteUrl(writer, method, locals);
        WriteCall(writer, method, locals, url);
        writer.Close();
    }

    /// <returns>The expression that is the path and query.</returns>
    private static string WriteUrl(SourceWriter writer, EndpointMethod method, Locals locals)
    {
        if (method.Query.Count == 0 && method.RouteParts is [{ Value: null } only])
            return Literal.Of(only.Text);

        var url = locals.Unique("url");
        writer.Line($"var {url} = new global::IncidentAnalytics.Client.Http.PathAndQueryBuilder(stackalloc char[256]);");
        foreach (var part in method.RouteParts)
            writer.Line($"{url}.{RoutePart(part)};");
        foreach (var value in method.Query)
            QueryWriter.Write(writer, value, url, locals);
        return $"{url}.ToStringAndRelease()";
    }

    private static string RoutePart(RoutePart part) => part.Value switch
    {
        null => $"AppendRoute({Literal.Of(part.Text)})",
        { Kind: ScalarKind.Text } => $"AppendPathValue({part.Text}, {Name(part.Text)})",
        { Kind: ScalarKind.OpenValue } => $"AppendPathValue({part.Text}.ToString(), {Name(part.Text)})",
        _ => $"AppendPathValue<{part.Value.TypeName}>({part.Text}, {Name(part.Text)})",
    };

    private static void WriteCall(SourceWriter writer, EndpointMethod method, Locals locals, string url)
    {
        var call = locals.Unique("call");
        var members = new List<string>();
        if (method.Body is { } body)
            members.Add($"JsonBody = global::System.Text.Json.JsonSerializer.SerializeToUtf8Bytes({body.Parameter}, {body.Type.Field})");
        if (method.Options is { } options)
            members.Add($"Options = {options}");
        if (method.AllowsEmpty)
            members.Add("AllowsEmpty = true");

        var creation = $"var {call} = new global::IncidentAnalytics.Client.Http.ApiCall({method.Operation.Field}, {url})";
        if (members.Count == 0)
        {
            writer.Line(creation + ";");
        }
        else
        {
            writer.Line(creation);
            writer.Open();
            foreach (var member in members)
                writer.Line(member + ",");
            writer.Close(";");
        }

        foreach (var header in method.Headers)
        {
            var value = header.IsParameter ? header.Value : Literal.Of(header.Value);
            var source = header.IsParameter ? Name(header.Value) : Literal.Of(header.Name);
            writer.Line($"{call}.AddHeader({Literal.Of(header.Name)}, {value}, {source});");
        }

        writer.Line($"return _transport.SendAsync({call}, {method.Result.Field}, {method.CancellationToken ?? "default"});");
    }

    private static string Name(string parameter) => $"nameof({parameter})";
}
