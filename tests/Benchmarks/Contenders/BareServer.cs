using Benchmarks.Measuring;
using IncidentAnalytics.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Process = System.Diagnostics.Process;

namespace Benchmarks.Contenders;

/// <summary>Kestrel with one fixed response and nothing else.</summary>
internal static class BareServer
{
    public const string Child = "bare-server";

    /// <summary>Starts a server in this process.</summary>
    public static async Task<WebApplication> StartAsync(byte[] body)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var application = builder.Build();
        application.Run(context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = body.Length;
            return context.Response.Body.WriteAsync(body).AsTask();
        });
        await application.StartAsync();
        return application;
    }

    /// <summary>Starts a server with <see cref="SampleBodies.KpiMetric"/> in a process of its own.</summary>
    public static async Task<(Process Process, Uri Address)> StartProcessAsync()
    {
        var process = ChildProcess.StartChild(Child);
        return (process, new Uri(await ChildProcess.ReadLineAsync(process)));
    }

    /// <summary>Runs the process until its input is closed.</summary>
    public static async Task RunAsync()
    {
        await using var application = await StartAsync(SampleBodies.KpiMetric);
        Console.WriteLine(application.Urls.Single());
        await Console.In.ReadToEndAsync();
    }
}
