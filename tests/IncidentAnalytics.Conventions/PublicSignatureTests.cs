using System.Reflection;
using IncidentAnalytics.Client;
using IncidentAnalytics.Client.HealthChecks;
using IncidentAnalytics.ReferenceServer;
using Xunit;

namespace IncidentAnalytics.Conventions;

/// <summary>Public signatures use <see cref="DateTimeOffset"/>, because a <see cref="DateTime"/> can be read in two time zones.</summary>
public sealed class PublicSignatureTests
{
    [Fact]
    public void Signatures_HaveNoDateTime() =>
        Findings.AssertNone(
            MembersWithDateTime([
                .. typeof(IncidentAnalyticsException).Assembly.GetExportedTypes(),
                .. typeof(ServiceHealth).Assembly.GetExportedTypes(),
                .. typeof(IncidentAnalyticsServer).Assembly.GetExportedTypes(),
            ])
        );

    [Fact]
    public void MembersWithDateTime_FindsReturnTypesParametersAndFields() =>
        Assert.Equal(
            ["Sample..ctor", "Sample.Field", "Sample.GetWhen", "Sample.set_When"],
            MembersWithDateTime([typeof(Sample)]).Order(StringComparer.Ordinal)
        );

    private static IEnumerable<string> MembersWithDateTime(IEnumerable<Type> types) =>
        from type in types
        from member in type.GetMembers(BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance)
        where Signature(member).SelectMany(Parts).Contains(typeof(DateTime))
        select $"{type.Name}.{member.Name}";

    private static IEnumerable<Type> Signature(MemberInfo member) =>
        member switch
        {
            MethodInfo method => method.GetParameters().Select(static p => p.ParameterType).Append(method.ReturnType),
            ConstructorInfo constructor => constructor.GetParameters().Select(static p => p.ParameterType),
            FieldInfo field => [field.FieldType],
            _ => [],
        };

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!) : type.GetGenericArguments().SelectMany(Parts).Append(type);

    private sealed class Sample(IReadOnlyList<DateTime?> times)
    {
        public const int Fine = 1;
        public static readonly DateTime[] Field = [];

        public DateTimeOffset FineToo => times.Count > Fine ? default : new(When, default);

        public DateTime When { private get; set; }

        public Task<DateTime>? GetWhen(out int count) => throw new NotSupportedException($"{count = Fine}");
    }
}
