using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Validation;

public sealed class NullArgumentTests
{
    private static readonly NullabilityInfoContext Nullability = new();

    private static readonly Dictionary<Type, object> Samples = new()
    {
        [typeof(string)] = "text",
        [typeof(Uri)] = new Uri("https://example.com"),
        [typeof(IServiceCollection)] = new ServiceCollection(),
        [typeof(IConfiguration)] = new ConfigurationBuilder().Build(),
        [typeof(Action<IncidentAnalyticsClientOptions>)] = (IncidentAnalyticsClientOptions _) => { },
        [typeof(Secret)] = new Secret("text"),
    };

    /// <summary>
    /// Constructors and static methods of clients, options, credentials and registration, with each parameter that must not be null.
    /// </summary>
    public static TheoryData<string, string> Parameters()
    {
        var rows = new TheoryData<string, string>();
        foreach (var (member, parameter) in FindParameters())
            rows.Add(Describe(member), parameter.Name!);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Parameters))]
    public async Task PublicMember_ThrowsArgumentNullException_WhenAnArgumentIsNull(string member, string name)
    {
        var (method, parameter) = FindParameters().Single(found => Describe(found.Member) == member && found.Parameter.Name == name);
        object?[] arguments =
        [
            .. method
                .GetParameters()
                .Select(other => other.Position == parameter.Position ? null : Samples.GetValueOrDefault(other.ParameterType)),
        ];

        var e = await Assert.ThrowsAsync<ArgumentNullException>(() => InvokeAsync(method, arguments));

        Assert.Equal(name, e.ParamName);
    }

    private static IEnumerable<(MethodBase Member, ParameterInfo Parameter)> FindParameters() =>
        from type in typeof(IncidentAnalyticsClient).Assembly.GetExportedTypes()
        where type.Namespace is "IncidentAnalytics.Client" or "Microsoft.Extensions.DependencyInjection"
        where
            !type.IsAssignableTo(typeof(Exception))
            && !type.ContainsGenericParameters
            && !type.IsDefined(typeof(CompilerGeneratedAttribute))
        from member in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        let method = member as MethodBase
        where method is ConstructorInfo or MethodInfo { IsStatic: true } && !method.ContainsGenericParameters
        where !method.IsDefined(typeof(CompilerGeneratedAttribute))
        from parameter in method.GetParameters()
        where char.IsLower(parameter.Name![0]) // not a property of a record
        where !parameter.ParameterType.IsValueType && Nullability.Create(parameter).WriteState == NullabilityState.NotNull
        select (method, parameter);

    private static string Describe(MethodBase member) => $"{member.DeclaringType!.FullName}: {member}";

    private static async Task InvokeAsync(MethodBase method, object?[] arguments)
    {
        try
        {
            var result = method is ConstructorInfo constructor ? constructor.Invoke(arguments) : method.Invoke(null, arguments);
            await (result as Task ?? Task.CompletedTask);
        }
        catch (TargetInvocationException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerException!);
        }
    }
}
