using System.Net;
using IncidentAnalytics.Client.Tests.Support;
using Xunit;

namespace IncidentAnalytics.Client.Tests.Http.Samples;

/// <summary>Calls of the sample interface over a scripted server.</summary>
internal static class SampleService
{
    public static ISamplesApi Create(HttpMessageHandler server) =>
        ApiFactory.Create<ISamplesApi>(TestConnection.Create(new HttpClient(server)), SamplesOperations.All, SamplesJsonContext.Default);

    /// <summary>Sends one call and returns the request that the server received.</summary>
    public static async Task<RecordedRequest> SendAsync(Func<ISamplesApi, Task> call, string answer = "{}")
    {
        var server = new ScriptedHandler().Respond(HttpStatusCode.OK, answer);
        await call(Create(server));
        return Assert.Single(server.Requests);
    }

    /// <summary>Sends one call and returns its path and query.</summary>
    public static async Task<string> GetTargetAsync(Func<ISamplesApi, Task> call) => (await SendAsync(call)).Address.PathAndQuery;

    /// <summary>Sends one call that is refused before the request is sent.</summary>
    public static async Task<TException> AssertRefusedAsync<TException>(Func<ISamplesApi, Task> call)
        where TException : Exception
    {
        var server = new ScriptedHandler();
        var e = await Assert.ThrowsAsync<TException>(() => call(Create(server)));
        Assert.Empty(server.Requests);
        return e;
    }
}
