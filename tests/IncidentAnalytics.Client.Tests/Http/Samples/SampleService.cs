using System.Net;
using IncidentAnalytics.Client.Support;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Http.Samples;

/// <summary>Calls of the sample interface over a scripted server.</summary>
internal static class SampleService
{
    public static ISamplesApi Create(HttpMessageHandler server) =>
        ApiFactory.Create<ISamplesApi>(TestConnection.Create(new HttpClient(server)), SamplesOperations.All, SamplesJsonContext.Default);

    /// <summary>Makes one call and gives what arrived at the server.</summary>
    public static async Task<RecordedRequest> SendAsync(Func<ISamplesApi, Task> call, string answer = "{}")
    {
        var server = new ScriptedHandler().Respond(HttpStatusCode.OK, answer);
        await call(Create(server));
        return Assert.Single(server.Requests);
    }

    /// <summary>The path and query of one call, as they are on the wire.</summary>
    public static async Task<string> GetTargetAsync(Func<ISamplesApi, Task> call) => (await SendAsync(call)).Address.PathAndQuery;

    /// <summary>Makes one call that ends with the exception before anything is sent.</summary>
    public static async Task<TException> AssertRefusedAsync<TException>(Func<ISamplesApi, Task> call)
        where TException : Exception
    {
        var server = new ScriptedHandler();
        var e = await Assert.ThrowsAsync<TException>(() => call(Create(server)));
        Assert.Empty(server.Requests);
        return e;
    }
}
