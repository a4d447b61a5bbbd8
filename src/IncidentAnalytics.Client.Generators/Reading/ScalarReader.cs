using IncidentAnalytics.Client.Generators.Diagnostics;
using IncidentAnalytics.Client.Generators.Model;
using Microsoft.CodeAnalysis;

namespace IncidentAnalytics.Client.Generators.Reading;

/// <summary>Decides how a single value becomes text.</summary>
internal static class ScalarReader
{
    /// <summary>A path value: no dates, fractions or booleans, whose text could be spelt in several ways.</summary>
    public static ScalarModel? ForPath(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String)
            return new(ScalarKind.Text, "string");
        if (IsInteger(type) || type.Is("System", "Guid"))
            return new(ScalarKind.Formattable, type.ToPlainName());
        return IsOpenValue(type) ? new(ScalarKind.OpenValue, type.ToPlainName()) : null;
    }

    /// <summary>Whether the type is one value rather than an object of them, supported or not.</summary>
    public static bool IsScalar(ITypeSymbol type) => type.SpecialType != SpecialType.None
        || type.TypeKind is TypeKind.Enum or TypeKind.TypeParameter or TypeKind.Delegate or TypeKind.Pointer
        || type.NamespaceName() is "System"
        || IsOpenValue(type);

    /// <summary>A query value, or an element of a list.</summary>
    /// <returns>Null when it cannot be sent, which is then in the bag.</returns>
    public static ScalarModel? ForQuery(ITypeSymbol type, string? format, string label, Location? location, DiagnosticBag bag)
    {
        var name = type.ToPlainName();
        ScalarModel? scalar = type switch
        {
            { SpecialType: SpecialType.System_String } => new(ScalarKind.Text, "string"),
            { SpecialType: SpecialType.System_Boolean } => new(ScalarKind.Boolean, "bool"),
            _ when IsOpenValue(type) => new(ScalarKind.OpenValue, name),
            _ when IsNumber(type) || type.Is("System", "Guid") || WireFormat.IsDate(type) => new(ScalarKind.Formattable, name, format, WireFormat.NeedsUtc(type, format)),
            _ => null,
        };

        if (scalar is null)
            Refuse(type, label, location, bag);
        else if (WireFormat.IsDate(type) && format is null)
            bag.Add(Descriptors.DateWithoutFormat, location, label);
        else if (format is not null && WireFormat.Check(type, format) is { } reason)
            bag.Add(Descriptors.InvalidFormat, location, format, label, reason);
        return scalar;
    }

    private static void Refuse(ITypeSymbol type, string label, Location? location, DiagnosticBag bag)
    {
        if (type.SpecialType == SpecialType.System_DateTime)
            bag.Add(Descriptors.DateTimeValue, location, label);
        else if (type.Is("System", "TimeSpan"))
            bag.Add(Descriptors.TimeSpanValue, location, label);
        else if (type.TypeKind == TypeKind.Enum)
            bag.Add(Descriptors.EnumValue, location, label);
        else
            bag.Add(Descriptors.UnsupportedType, location, label, type.ToShortName(), "it has no text on the wire");
    }

    private static bool IsOpenValue(ITypeSymbol type) => type.AllInterfaces.Any(static implemented => implemented.Is(Names.Serialization, "IOpenValue", 1));

    private static bool IsInteger(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    private static bool IsNumber(ITypeSymbol type) => IsInteger(type)
        || type.SpecialType is SpecialType.System_Decimal or SpecialType.System_Single or SpecialType.System_Double;
}
