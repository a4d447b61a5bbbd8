using IncidentAnalytics.Client.Generators.Model;

namespace IncidentAnalytics.Client.Generators.Emission;

/// <summary>Writes one query parameter.</summary>
internal static class QueryWriter
{
    public static void Write(SourceWriter writer, QueryValue value, string url, Locals locals)
    {
        var names = $"{Literal.Of(value.Name)}, {Literal.Of(value.Path)}";
        if (value.List == ListStyle.None)
        {
            writer.Line($"{url}.BeginParameter({names});");
            writer.Line($"{url}.{Append(value.Scalar, value.Access, value.IsNullable)};");
            return;
        }

        var item = locals.Unique("item");
        writer.Line($"if ({value.Access} is not null)");
        writer.Open();
        writer.Line($"{url}.{(value.List == ListStyle.Csv ? "BeginList" : "BeginRepeated")}({names});");
        writer.Line($"foreach (var {item} in {value.Access.Replace("?.", ".")})");
        writer.Indented($"{url}.{Append(value.Scalar, item, value.IsNullable)};");
        writer.Close();
    }

    private static string Append(ScalarModel scalar, string expression, bool isNullable)
    {
        if (scalar.ToUtc)
            expression += isNullable ? "?.ToUniversalTime()" : ".ToUniversalTime()";
        return scalar switch
        {
            { Kind: ScalarKind.OpenValue } => $"AppendOpenValue<{scalar.TypeName}>({expression})",
            { Kind: ScalarKind.Formattable, Format: { } format } => $"AppendValue<{scalar.TypeName}>({expression}, {Literal.Of(format)})",
            { Kind: ScalarKind.Formattable } => $"AppendValue<{scalar.TypeName}>({expression})",
            _ => $"AppendValue({expression})",
        };
    }
}
