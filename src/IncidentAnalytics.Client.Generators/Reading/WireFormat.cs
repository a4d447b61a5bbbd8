using System.Globalization;
using Microsoft.CodeAnalysis;

namespace IncidentAnalytics.Client.Generators.Reading;

/// <summary>What the .NET format strings mean to the values that take one.</summary>
internal static class WireFormat
{
    public static bool IsDate(ITypeSymbol type) => type.Is("System", "DateTimeOffset") || type.Is("System", "DateOnly") || type.Is("System", "TimeOnly");

    /// <summary>An instant is taken to UTC unless its offset is written.</summary>
    public static bool NeedsUtc(ITypeSymbol type, string? format) =>
        type.Is("System", "DateTimeOffset") && format is not (null or "o" or "O") && !Specifiers(format).Any(static c => c is 'z' or 'K');

    /// <returns>Why the format cannot be used; null when it can.</returns>
    public static string? Check(ITypeSymbol type, string format)
    {
        if (type.Is("System", "Guid"))
            return format is "D" or "N" or "B" or "P" ? null : "a Guid has the formats D, N, B and P";
        if (type.Is("System", "DateTimeOffset"))
            return CheckDate(format, standard: "oOrRsu", foreign: "") ?? Try(DateTimeOffset.MinValue.AddYears(1), format);
        if (type.Is("System", "DateOnly"))
            return CheckDate(format, standard: "oOrR", foreign: "hHmsfFtzK") ?? Try(DateTimeOffset.MinValue.AddYears(1), format);
        if (type.Is("System", "TimeOnly"))
            return CheckDate(format, standard: "oOrR", foreign: "dMygzK") ?? Try(DateTimeOffset.MinValue.AddYears(1), format);

        return type.SpecialType switch
        {
            SpecialType.System_Single or SpecialType.System_Double => Try(1.5, format),
            SpecialType.System_Decimal => Try(1.5m, format),
            >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => Try(1L, format),
            _ => "only dates, numbers and Guids have formats",
        };
    }

    private static string? CheckDate(string format, string standard, string foreign)
    {
        if (format.Length == 0)
            return "it is empty";
        if (format.Length == 1)
            return standard.IndexOf(format[0]) >= 0 ? null : "of the one-letter formats only " + string.Join(", ", standard.ToCharArray()) + " are exact";

        var outside = Specifiers(format).FirstOrDefault(c => foreign.IndexOf(c) >= 0);
        return outside == default ? null : $"the type has no '{outside}'";
    }

    private static string? Try(IFormattable sample, string format)
    {
        try
        {
            sample.ToString(format, CultureInfo.InvariantCulture);
            return null;
        }
        catch (FormatException)
        {
            return "it is not a .NET format for this type";
        }
    }

    /// <summary>The letters of a custom date format that are neither quoted nor escaped.</summary>
    private static IEnumerable<char> Specifiers(string format)
    {
        var quote = '\0';
        for (var i = 0; i < format.Length; i++)
        {
            var c = format[i];
            if (c == '\\')
                i++;
            else if (quote != '\0')
                quote = c == quote ? '\0' : quote;
            else if (c is '\'' or '"')
                quote = c;
            else if (char.IsLetter(c))
                yield return c;
        }
    }
}
