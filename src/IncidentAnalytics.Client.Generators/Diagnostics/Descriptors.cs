using Microsoft.CodeAnalysis;

namespace IncidentAnalytics.Client.Generators.Diagnostics;

/// <summary>Everything that can be wrong with an endpoint interface. README.md explains each; an id is never given to another meaning.</summary>
internal static class Descriptors
{
    public static readonly DiagnosticDescriptor InvalidRoute = Error(
        "IACG001", "The route is malformed", "The route '{0}' is malformed: {1}");

    public static readonly DiagnosticDescriptor UnmatchedPlaceholder = Error(
        "IACG002", "A placeholder has no parameter", "The route has '{{{0}}}', but no parameter of that name");

    public static readonly DiagnosticDescriptor SentTwice = Error(
        "IACG003", "A name is sent twice", "'{0}' is sent twice as a {1}");

    public static readonly DiagnosticDescriptor SeveralBodies = Error(
        "IACG004", "A request has one body", "'{0}' is a second body; a request has one");

    public static readonly DiagnosticDescriptor BodyNotAllowed = Error(
        "IACG005", "The method takes no body", "A {0} request carries no body");

    public static readonly DiagnosticDescriptor MissingOperation = Error(
        "IACG006", "The operation has no name", "'{0}' needs [Operation(\"service.resource.verb\")]");

    public static readonly DiagnosticDescriptor DuplicateOperation = Error(
        "IACG007", "Two endpoints have the same operation name", "The operation '{0}' is the name of another endpoint already");

    public static readonly DiagnosticDescriptor InvalidOperationName = Error(
        "IACG008", "The operation's name is malformed", "'{0}' is not an operation's name: lower-case words joined by dots, such as tickets.aggregate");

    public static readonly DiagnosticDescriptor UnsupportedReturnType = Error(
        "IACG009", "The return type is not supported", "'{0}' must return Task<ApiResponse<T>>");

    public static readonly DiagnosticDescriptor GenericMethod = Error(
        "IACG010", "An endpoint is not generic", "'{0}' has type parameters; an endpoint has none");

    public static readonly DiagnosticDescriptor UnsupportedInterface = Error(
        "IACG011", "The interface is not supported", "'{0}' cannot be implemented: {1}");

    public static readonly DiagnosticDescriptor UnsupportedModifier = Error(
        "IACG012", "The parameter's modifier is not supported", "'{0}' is {1}; an endpoint's parameters are plain values");

    public static readonly DiagnosticDescriptor UnsupportedMember = Error(
        "IACG013", "The member is not an endpoint", "'{0}' is not an endpoint: {1}");

    public static readonly DiagnosticDescriptor UnsupportedType = Error(
        "IACG014", "The type is not supported here", "'{0}' of type '{1}' cannot be sent: {2}");

    public static readonly DiagnosticDescriptor DateTimeValue = Error(
        "IACG015", "DateTime does not name an instant", "'{0}' is a DateTime, whose instant depends on its Kind; use DateTimeOffset, DateOnly or TimeOnly");

    public static readonly DiagnosticDescriptor DateWithoutFormat = Error(
        "IACG016", "A date needs a format", "'{0}' needs [Query(Format = \"…\")]: a date has no format of its own on the wire");

    public static readonly DiagnosticDescriptor TimeSpanValue = Error(
        "IACG017", "A time span has no wire format", "'{0}' is a TimeSpan; send a number and name its unit");

    public static readonly DiagnosticDescriptor DictionaryValue = Error(
        "IACG018", "A dictionary's names are unknown", "'{0}' is a dictionary; use a query object, whose names are checked");

    public static readonly DiagnosticDescriptor EnumValue = Error(
        "IACG019", "An enum has no wire text", "'{0}' is an enum; use an open value type, whose ToString is the wire text");

    public static readonly DiagnosticDescriptor ListWithoutFormat = Error(
        "IACG020", "A list needs a collection format", "'{0}' needs [Query(CollectionFormat.Csv)] or [Query(CollectionFormat.Multi)]");

    public static readonly DiagnosticDescriptor InvalidFormat = Error(
        "IACG021", "The format is not usable", "The format '{0}' cannot be used for '{1}': {2}");

    public static readonly DiagnosticDescriptor NoJsonContext = Error(
        "IACG022", "No JSON context", "'{0}' needs a JsonSerializerContext with [JsonSerializable] types in its namespace or one around it");

    public static readonly DiagnosticDescriptor SeveralJsonContexts = Error(
        "IACG023", "Several JSON contexts", "The namespace of '{0}' has several JSON contexts ({1}); an interface needs exactly one");

    public static readonly DiagnosticDescriptor TypeNotInJsonContext = Error(
        "IACG024", "The JSON context lacks a type", "'{0}' needs [JsonSerializable(typeof({1}))]");

    public static readonly DiagnosticDescriptor InvalidHeader = Error(
        "IACG025", "The header cannot be sent", "The header '{0}' cannot be sent: {1}");

    public static readonly DiagnosticDescriptor UnsupportedUsage = Error(
        "IACG026", "The attributes contradict each other", "'{0}': {1}");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "IncidentAnalytics.Endpoints", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
