using System.Reflection;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Analytics.KpiMetrics;
using IncidentAnalytics.Client.Diagnostics;
using IncidentAnalytics.Client.Events;
using IncidentAnalytics.Client.Http;
using IncidentAnalytics.Client.Resilience;
using IncidentAnalytics.Client.Sonar;
using IncidentAnalytics.Client.Tickets;
using Refit;
using Xunit;

namespace IncidentAnalytics.Conventions;

/// <summary>Mistakes in an interface that Refit does not report and that fail, or go unnoticed, when the method is called.</summary>
public sealed partial class RefitInterfaceTests
{
    private static readonly Assembly Client = typeof(IncidentAnalyticsClient).Assembly;

    private static readonly MethodInfo[] Methods =
    [
        .. from type in Client.GetTypes()
        where type.IsInterface
        from method in type.GetMethods()
        where method.IsDefined(typeof(HttpMethodAttribute))
        select method,
    ];

    [Fact]
    public void Methods_AreFound()
    {
        Assert.Superset(
            new HashSet<Type> { typeof(ITicketsApi), typeof(IEventsApi), typeof(ISonarApi), typeof(IKpiMetricsApi) },
            Methods.Select(static m => m.DeclaringType!).ToHashSet()
        );
        Assert.All(Methods, static m => Assert.Equal(typeof(Task<>), m.ReturnType.GetGenericTypeDefinition()));
    }

    [Fact]
    public void QueryParameters_HaveATextForm() =>
        Findings.AssertNone(
            from method in Methods
            from parameter in QueryParameters(method)
            where !IsQueryObject(parameter.ParameterType) && !HasTextForm(parameter.ParameterType, parameter)
            select $"{Name(method)}: {parameter.Name}"
        );

    [Fact]
    public void QueryMembers_HaveANameAndATextForm() =>
        Findings.AssertNone(
            from member in QueryMembers()
            where !member.IsDefined(typeof(AliasAsAttribute)) || !HasTextForm(member.PropertyType, member)
            select $"{member.ReflectedType}.{member.Name}"
        );

    /// <summary>Refit sends an empty list as <c>statuses=</c>, which asks for tickets of no status.</summary>
    [Fact]
    public void QueryMembers_AreNull_WhenTheyAreSetToAnEmptyList()
    {
        var lists = QueryMembers().Where(static m => ElementType(m.PropertyType) is not null).ToArray();

        Assert.NotEmpty(lists);
        Findings.AssertNone(
            from list in lists
            let query = Activator.CreateInstance(list.ReflectedType!)
            where SetAndGet(list, query, Array.CreateInstance(ElementType(list.PropertyType)!, 0)) is not null
            select $"{list.ReflectedType}.{list.Name}"
        );
    }

    [Fact]
    public void BodiesAndResponses_AreInTheServicesJsonContext() =>
        Findings.AssertNone(
            from method in Methods
            let context = FindJsonContext(method.DeclaringType!)
            let bodies = method.GetParameters().Where(static p => p.IsDefined(typeof(BodyAttribute)))
            from type in bodies.Select(static p => p.ParameterType).Append(ResponseType(method))
            where context.GetTypeInfo(type) is null
            select $"{Name(method)}: {type}"
        );

    [Fact]
    public void RoutePlaceholders_HaveATextParameter() =>
        Findings.AssertNone(
            from method in Methods
            from placeholder in Placeholders(method)
            let values = method.GetParameters().Where(p => WireName(p) == placeholder).ToArray()
            where values is not [var value] || value.ParameterType != typeof(string) || value.IsDefined(typeof(QueryAttribute))
            select $"{Name(method)}: {placeholder}"
        );

    /// <summary>The formatter treats text without an attribute as a value of the path.</summary>
    [Fact]
    public void TextParameters_BelongToTheRoute_OrSayWhereTheyGo() =>
        Findings.AssertNone(
            from method in Methods
            from parameter in QueryParameters(method)
            where parameter.ParameterType == typeof(string) && !parameter.IsDefined(typeof(QueryAttribute))
            select $"{Name(method)}: {parameter.Name}"
        );

    [Fact]
    public void Methods_EndInOptionsAndCancellationToken() =>
        Findings.AssertNone(
            from method in Methods
            let parameters = method.GetParameters()
            where
                parameters is not [.., { Name: "options" } options, { Name: "cancellationToken" } token]
                || options.ParameterType != typeof(RequestOptions)
                || !options.IsDefined(typeof(PropertyAttribute))
                || token.ParameterType != typeof(CancellationToken)
                || parameters.Count(static p => p.IsDefined(typeof(PropertyAttribute))) != 1
            select Name(method)
        );

    [Fact]
    public void Operations_AreThoseOfTheMethods() =>
        Findings.AssertNone(
            from type in Methods.Select(static m => m.DeclaringType!).Distinct()
            let methods = type.GetMethods().Select(static m => m.Name).ToArray()
            let rows = Operations(type).Select(static o => o.Key).ToArray()
            from name in methods.Except(rows).Concat(rows.Except(methods))
            select $"{type.Name}.{name}"
        );

    [Fact]
    public void Operations_AreNamedAfterFolderAndMethod() =>
        Findings.AssertNone(
            from method in Methods
            let folder = method.DeclaringType!.Namespace![(nameof(IncidentAnalytics) + "." + nameof(Client) + ".").Length..]
            let expected = $"{SnakeCase(folder)}.{SnakeCase(method.Name[..^"Async".Length])}"
            where FindOperation(method).Name != expected
            select $"{FindOperation(method).Name} instead of {expected}"
        );

    [Fact]
    public void Operations_ReadTheResponseOfTheMethod() =>
        Findings.AssertNone(
            from method in Methods
            where FindOperation(method).GetType() != typeof(Operation<>).MakeGenericType(ResponseType(method))
            select Name(method)
        );

    [Fact]
    public void Operations_SucceedWithAnyBody_WhereTheResponseMayBeNull() =>
        Findings.AssertNone(
            from method in Methods
            let response = new NullabilityInfoContext().Create(method.ReturnParameter).GenericTypeArguments[0]
            let mayBeNull = response.ReadState == NullabilityState.Nullable
            let operation = FindOperation(method)
            let rule = (BodyRule)operation.GetType().GetProperty(nameof(Operation<>.BodyRule))!.GetValue(operation)!
            where mayBeNull != (rule is BodyRule.Anything or BodyRule.AnyAnswer)
            select Name(method)
        );

    [Fact]
    public void Operations_MayBeRepeated_WhereTheyOnlyRead() =>
        Findings.AssertNone(
            from method in Methods
            where method.IsDefined(typeof(GetAttribute)) && !FindOperation(method).IsRetrySafe
            select Name(method)
        );

    private static IEnumerable<ParameterInfo> QueryParameters(MethodInfo method) =>
        method
            .GetParameters()
            .Where(p =>
                p.ParameterType != typeof(CancellationToken)
                && !p.IsDefined(typeof(BodyAttribute))
                && !p.IsDefined(typeof(HeaderAttribute))
                && !p.IsDefined(typeof(PropertyAttribute))
                && !Placeholders(method).Contains(WireName(p))
            );

    private static PropertyInfo[] QueryMembers() =>
        [
            .. Methods
                .SelectMany(QueryParameters)
                .Select(static p => p.ParameterType)
                .Where(IsQueryObject)
                .Distinct()
                .SelectMany(static t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance))
                .Where(static p => !p.IsDefined(typeof(JsonIgnoreAttribute))),
        ];

    private static bool IsQueryObject(Type type) => type.IsClass && type != typeof(string) && ElementType(type) is null;

    /// <summary>Refit silently omits other values, and ignores the format of a list.</summary>
    private static bool HasTextForm(Type type, ICustomAttributeProvider attributes)
    {
        var query = attributes.GetCustomAttributes(typeof(QueryAttribute), inherit: true).OfType<QueryAttribute>().SingleOrDefault();
        return ElementType(type) is { } element
            ? IsText(element) && query is { IsCollectionFormatSpecified: true, Format: null }
            : IsText(type);
    }

    private static bool IsText(Type type)
    {
        var value = Nullable.GetUnderlyingType(type) ?? type;
        return value == typeof(string)
            || value == typeof(bool)
            || (value is { IsValueType: true, IsEnum: false } && value != typeof(DateTime) && value.IsAssignableTo(typeof(IFormattable)));
    }

    private static Type? ElementType(Type type)
    {
        var list =
            type == typeof(string)
                ? null
                : type.GetInterfaces()
                    .Append(type)
                    .FirstOrDefault(static t => t.IsGenericType && t.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        return list?.GetGenericArguments()[0];
    }

    private static object? SetAndGet(PropertyInfo property, object? instance, object value)
    {
        property.SetValue(instance, value);
        return property.GetValue(instance);
    }

    private static JsonSerializerContext FindJsonContext(Type api)
    {
        var service = api.Namespace!.Split('.')[2];
        var context = Client.GetTypes().Single(t => t.Name == $"{service}JsonContext");
        return (JsonSerializerContext)context.GetProperty("Default")!.GetValue(null)!;
    }

    private static OperationTable Operations(Type api)
    {
        var table = Client.GetType($"{api.Namespace}.{api.Name[1..^"Api".Length]}Operations", throwOnError: true)!;
        return (OperationTable)table.GetProperty("All")!.GetValue(null)!;
    }

    private static ServiceOperation FindOperation(MethodInfo method) => Operations(method.DeclaringType!)[method.Name];

    private static Type ResponseType(MethodInfo method) => method.ReturnType.GetGenericArguments()[0];

    private static string[] Placeholders(MethodInfo method) =>
        [.. Placeholder().Matches(method.GetCustomAttribute<HttpMethodAttribute>()!.Path).Select(static m => m.Groups[1].Value)];

    private static string? WireName(ParameterInfo parameter) => parameter.GetCustomAttribute<AliasAsAttribute>()?.Name ?? parameter.Name;

    private static string Name(MethodInfo method) => $"{method.DeclaringType!.Name}.{method.Name}";

    private static string SnakeCase(string name) => WordStart().Replace(name, "_").ToLowerInvariant();

    [GeneratedRegex(@"\{([^}]*)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])")]
    private static partial Regex WordStart();
}
