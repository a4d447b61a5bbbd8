using IncidentAnalytics.Client.Generators.Tests.Harness;

namespace IncidentAnalytics.Client.Generators.Tests.Diagnostics;

public sealed class InterfaceTests
{
    private const string Endpoint = "{ [Get(\"/x\")] [Operation(\"sample.get\")] Task<ApiResponse<string>> GetAsync(); }";
    private const string Context = "[JsonSerializable(typeof(string))] internal partial class SampleJsonContext : JsonSerializerContext;";

    [Theory]
    [InlineData("public interface [|ISampleApi|]<T> " + Endpoint)]
    [InlineData("public class Outer { public interface [|ISampleApi|] " + Endpoint + " }")]
    [InlineData("file interface [|ISampleApi|] " + Endpoint)]
    [InlineData("public interface [|SampleApi|] " + Endpoint)]
    [InlineData("public interface [|Isample|] " + Endpoint)]
    public void An_interface_that_cannot_be_implemented_is_an_error(string source) => Expect.InSource(source + Context, "IACG011");

    [Fact]
    public void An_interface_inherits_the_endpoints_of_another()
    {
        var run = GeneratorRun.On("public interface IBaseApi " + Endpoint + "public interface IDerivedApi : IBaseApi;" + Context);

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.ComplaintsAboutOutput());
        Assert.Contains(run.Sources, source => source.Contains("class DerivedApi : IDerivedApi", StringComparison.Ordinal) && source.Contains("GetAsync", StringComparison.Ordinal));
    }

    [Fact]
    public void An_error_in_an_inherited_interface_is_said_once() => Expect.InSource(
        "public interface IBaseApi { [Get([|\"x\"|])] [Operation(\"sample.get\")] Task<ApiResponse<string>> GetAsync(); }"
        + "public interface IDerivedApi : IBaseApi { [Get(\"/y\")] [Operation(\"sample.other\")] Task<ApiResponse<string>> GetOtherAsync(); }" + Context,
        "IACG001");

    [Fact]
    public void An_inherited_interface_from_elsewhere_that_has_no_endpoints_is_an_error() => Expect.InSource(
        "public interface [|ISampleApi|] : IDisposable " + Endpoint + Context, "IACG011");

    [Fact]
    public void An_endpoint_that_hides_an_inherited_one_is_an_error() => Expect.InSource(
        "public interface IBaseApi " + Endpoint
        + "public interface [|IDerivedApi|] : IBaseApi { [Get(\"/y\")] [Operation(\"sample.other\")] new Task<ApiResponse<string>> GetAsync(); }" + Context,
        "IACG011");

    [Fact]
    public void What_is_wrong_with_an_interface_is_said_once() => Expect.InSource(
        "[[|Headers(\"X-A\")|]] public interface ISampleApi { [Get(\"/x\")] [Operation(\"sample.a\")] Task<ApiResponse<string>> AAsync();"
        + "[Get(\"/y\")] [Operation(\"sample.b\")] Task<ApiResponse<string>> BAsync(); }" + Context,
        "IACG025");

    [Fact]
    public void The_parts_of_a_partial_interface_make_one_class()
    {
        var run = GeneratorRun.On(
            "public partial interface ISampleApi " + Endpoint + Context,
            "public partial interface ISampleApi { [Get(\"/y\")] [Operation(\"sample.other\")] Task<ApiResponse<string>> GetOtherAsync(); }");

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.ComplaintsAboutOutput());
        Assert.Single(run.Sources);
    }

    [Fact]
    public void An_interface_without_endpoints_is_none_of_our_business()
    {
        var run = GeneratorRun.On("public interface IThing : IDisposable { [Obsolete] void Do(); string Name { get; } }");

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Sources);
    }

    [Fact]
    public void Attributes_of_the_same_name_from_elsewhere_mean_nothing()
    {
        var run = GeneratorRun.On("public class GetAttribute(string path) : Attribute { public string Path => path; } public interface IThing { [global::Get(\"x\")] void Do(); }");

        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.Sources);
    }
}
