namespace IncidentAnalytics.Client.Generators.Model;

/// <summary>One endpoint.</summary>
/// <param name="Name">The method's name.</param>
/// <param name="Signature">Name and types of parameters: what no two methods of a class share.</param>
/// <param name="ParameterList">The parameters as they are declared.</param>
/// <param name="ParameterNames">Their names, which locals must not take.</param>
/// <param name="Operation">What is known before a call.</param>
/// <param name="RouteParts">The route: literal text and path values in turn.</param>
/// <param name="Query">The query parameters in order.</param>
/// <param name="NotNull">The arguments that must not be null.</param>
/// <param name="Headers">The headers in order.</param>
/// <param name="Body">The JSON body; null for none.</param>
/// <param name="Result">The type of the answer.</param>
/// <param name="AllowsEmpty">Whether no answer is an answer.</param>
/// <param name="Options">The parameter with the call's options; null for none.</param>
/// <param name="CancellationToken">The parameter with the token; null for none.</param>
internal sealed record EndpointMethod(
    string Name,
    string Signature,
    string ParameterList,
    EquatableArray<string> ParameterNames,
    OperationModel Operation,
    EquatableArray<RoutePart> RouteParts,
    EquatableArray<QueryValue> Query,
    EquatableArray<string> NotNull,
    EquatableArray<HeaderModel> Headers,
    BodyModel? Body,
    JsonType Result,
    bool AllowsEmpty,
    string? Options,
    string? CancellationToken);
