using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using Xunit;

namespace IncidentAnalytics.IntegrationTests.WireMock;

/// <summary>One WireMock process for all tests of the collection, told what to answer over its admin API.</summary>
public sealed class WireMockServer : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly StringBuilder _output = new();
    private DirectoryInfo? _folder;
    private Process? _process;
    private PosixSignalRegistration? _termination;
    private HttpClient? _admin;

    /// <summary>Why there is no server; null when there is one.</summary>
    internal string? Missing { get; private set; }

    internal Uri Address => _admin?.BaseAddress ?? throw new InvalidOperationException("WireMock was not started.");

    private HttpClient Admin => _admin ?? throw new InvalidOperationException("WireMock was not started.");

    public async ValueTask InitializeAsync()
    {
        if (WireMockInstallation.Find(out var missing) is not { } installation)
        {
            Missing = missing;
            return;
        }

        _folder = Directory.CreateTempSubdirectory("wiremock-");
        var port = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = new Process { StartInfo = Command(installation, _folder), EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Read(line.Data, port);
        _process.ErrorDataReceived += (_, line) => Read(line.Data, port);
        _process.Exited += (_, _) => port.TrySetException(new InvalidOperationException($"WireMock ended:{Environment.NewLine}{Output}"));
        _process.Start();

        // A test run that is ended from outside disposes nothing; the process must not outlive it.
        AppDomain.CurrentDomain.ProcessExit += Kill;
        _termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => Kill(this, EventArgs.Empty));
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        // WireMock names its port once it listens.
        var address = new UriBuilder("http", "127.0.0.1", await port.Task.WaitAsync(Patience, TimeProvider.System)).Uri;
        _admin = new HttpClient { BaseAddress = address, Timeout = Patience };
    }

    public async ValueTask DisposeAsync()
    {
        _admin?.Dispose();
        _termination?.Dispose();
        AppDomain.CurrentDomain.ProcessExit -= Kill;
        if (_process is not null)
        {
            Kill(this, EventArgs.Empty);
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _folder?.Delete(recursive: true);
    }

    /// <summary>Forgets every stub, scenario and received request.</summary>
    internal Task ResetAsync(CancellationToken cancellationToken) => PostAsync("__admin/reset", "", cancellationToken);

    /// <summary>Adds a stub mapping, written as WireMock documents it.</summary>
    internal Task StubAsync(string mapping, CancellationToken cancellationToken) => PostAsync("__admin/mappings", mapping, cancellationToken);

    /// <summary>The requests that reached the server since the last reset, first to last, stubbed or not.</summary>
    internal async Task<IReadOnlyList<LoggedRequest>> GetRequestsAsync(CancellationToken cancellationToken)
    {
        using var journal = JsonDocument.Parse(await Admin.GetByteArrayAsync(new Uri("__admin/requests", UriKind.Relative), cancellationToken));
        return [.. journal.RootElement.GetProperty("requests").EnumerateArray().Reverse().Select(static e => LoggedRequest.Read(e.GetProperty("request")))];
    }

    private string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    private static ProcessStartInfo Command(WireMockInstallation installation, DirectoryInfo folder) => new(
        installation.Java,
        [
            // A short life on a small machine: quick to start before quick to run.
            "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m",
            "-jar", installation.Jar,
            "--port", "0", "--bind-address", "127.0.0.1", "--disable-banner", "--root-dir", folder.FullName,
        ])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    private void Read(string? line, TaskCompletionSource<int> port)
    {
        lock (_output)
            _output.AppendLine(line);

        if (line?.Split(':') is ["port", var number] && int.TryParse(number, NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture, out var value))
            port.TrySetResult(value);
    }

    private void Kill(object? sender, EventArgs e) => _process?.Kill(entireProcessTree: true);

    private async Task PostAsync(string path, string json, CancellationToken cancellationToken)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var answer = await Admin.PostAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
    }
}
