using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using IncidentAnalytics.Client;
using Xunit;

namespace IncidentAnalytics.Conventions;

/// <summary>
/// Every response model reads missing members and nulls, and keeps unknown members. Models are found from the return types of the API
/// interfaces, so that a new one is covered when it is used.
/// </summary>
public sealed class ResponseModelTests
{
    private static readonly Assembly Client = typeof(IncidentAnalyticsException).Assembly;

    // New instances would lack the options of the context's attribute.
    private static readonly JsonSerializerContext[] Contexts =
    [
        .. Client
            .GetTypes()
            .Where(static t => t.IsSubclassOf(typeof(JsonSerializerContext)))
            .Select(static t => (JsonSerializerContext)t.GetProperty("Default")!.GetValue(null)!),
    ];

    public static TheoryData<Type> Models =>
        [
            .. Client
                .GetTypes()
                .Where(static t => t.IsInterface)
                .SelectMany(static t => t.GetMethods())
                .Where(static m => m.GetCustomAttributes<Refit.HttpMethodAttribute>().Any())
                .Select(static m => m.ReturnType.GetGenericArguments().Single())
                .SelectMany(static t => Reachable(t, []))
                .Distinct(),
        ];

    [Fact]
    public void Models_AreFound() =>
        Assert.Superset(
            new HashSet<Type> { typeof(Client.Tickets.TicketAggregationResponseData), typeof(Client.Events.EventStatisticsResponseSeries) },
            Models.Select(static m => m.Data).ToHashSet()
        );

    [Theory]
    [MemberData(nameof(Models))]
    public void Model_IsSealedAndHasAdditionalProperties(Type model)
    {
        Assert.True(model.IsSealed);
        Assert.Equal(typeof(IReadOnlyDictionary<string, JsonElement>), model.GetProperty("AdditionalProperties")?.PropertyType);
    }

    // The generated code reads init-only properties through an array of boxed values.
    [Theory]
    [MemberData(nameof(Models))]
    public void Model_HasNoInitOnlyProperty(Type model) =>
        Assert.DoesNotContain(
            model.GetProperties(),
            static p => p.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true
        );

    [Theory]
    [MemberData(nameof(Models))]
    public void Model_ReadsEmptyObject(Type model)
    {
        var value = JsonSerializer.Deserialize("{}", TypeInfo(model))!;
        Assert.Empty(Unknown(value));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Model_ReadsNulls(Type model)
    {
        var type = TypeInfo(model);
        var names = type.Properties.Where(static p => !p.IsExtensionData).Select(static p => p.Name).ToArray();
        Assert.NotEmpty(names);

        var nulls = new JsonObject(names.Select(static n => KeyValuePair.Create(n, (JsonNode?)null)));
        var value = JsonSerializer.Deserialize(nulls.ToJsonString(), type)!;

        Assert.Empty(Unknown(value));
        JsonSerializer.Serialize(value, type);
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Model_KeepsUnknownMember(Type model)
    {
        const string Json = """{"x_unknown":{"Deep":[1,null,"Ü"]}}""";
        var type = TypeInfo(model);
        var value = JsonSerializer.Deserialize(Json, type)!;

        Assert.Equal("x_unknown", Assert.Single(Unknown(value)).Key);
        var written = JsonSerializer.Serialize(value, type);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Json), JsonNode.Parse(written)), written);
    }

    private static IReadOnlyDictionary<string, JsonElement> Unknown(object value) =>
        Assert.IsAssignableFrom<IReadOnlyDictionary<string, JsonElement>>(
            value.GetType().GetProperty("AdditionalProperties")!.GetValue(value)
        );

    private static JsonTypeInfo TypeInfo(Type model) =>
        Contexts.Select(c => c.GetTypeInfo(model)).FirstOrDefault(static t => t is { Kind: JsonTypeInfoKind.Object })
        ?? throw new InvalidOperationException($"No JSON context knows {model}.");

    // A type with its own converter is a scalar; every other type of the client is a model, and so are its members.
    private static HashSet<Type> Reachable(Type type, HashSet<Type> seen)
    {
        foreach (var argument in type.IsArray ? [type.GetElementType()!] : type.GetGenericArguments())
            Reachable(argument, seen);

        if (
            type.Assembly != Client
            || type.IsEnum
            || type.IsGenericType
            || type.GetCustomAttribute<JsonConverterAttribute>() is not null
            || !seen.Add(type)
        )
        {
            return seen;
        }

        foreach (var property in type.GetProperties().Where(static p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null))
            Reachable(property.PropertyType, seen);
        return seen;
    }
}
