using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace IncidentAnalytics.IntegrationTests.SharedTokens;

/// <summary>A Redis without persistence on a port of this machine, which can be killed and started again.</summary>
internal sealed class RedisServer : IAsyncDisposable
{
    /// <summary>Kills Redis at the end of its input, so that it never outlives the tests.</summary>
    private const string Script = "redis-server \"$@\" < /dev/null & cat > /dev/null; kill -9 $!; wait $! 2> /dev/null";

    /// <summary>Why a test is skipped when Redis is not on this machine.</summary>
    public const string Missing = "redis-server is not on this machine: apt-get install redis-server";

    private readonly int _port = FindPort();
    private readonly string _folder = Directory.CreateTempSubdirectory("incident-analytics-redis-").FullName;
    private Process? _process;
    private ConnectionMultiplexer? _administrator;

    private RedisServer() { }

    /// <summary>Whether the program is on this machine.</summary>
    public static bool IsInstalled { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(static folder => File.Exists(Path.Combine(folder, "redis-server")));

    /// <summary>For StackExchange.Redis: a connection that is lost, or was never there, is restored in the background.</summary>
    public string Configuration =>
        string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{_port},abortConnect=false,connectTimeout=1000,asyncTimeout=10000");

    public IDatabase Database => _administrator!.GetDatabase();

    public static async Task<RedisServer> StartAsync()
    {
        var server = new RedisServer();
        await server.RestartAsync();
        server._administrator = await ConnectionMultiplexer.ConnectAsync(server.Configuration + ",allowAdmin=true");
        return server;
    }

    /// <summary>Runs a command of the administration.</summary>
    public Task ExecuteAsync(string command, params object[] arguments) => Database.ExecuteAsync(command, arguments);

    public async Task RestartAsync()
    {
        string[] arguments =
        [
            "--port",
            _port.ToString(CultureInfo.InvariantCulture),
            "--bind",
            "127.0.0.1",
            "--dir",
            _folder,
            "--save",
            "",
            "--appendonly",
            "no",
            "--maxmemory-policy",
            "noeviction",
        ];
        _process = Process.Start(
            new ProcessStartInfo("sh", ["-c", Script, "sh", .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true }
        )!;
        string? line;
        do line = await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("Redis has ended at its start.");
        while (!line.Contains("Ready to accept connections", StringComparison.Ordinal));

        // What nobody reads would fill the pipe.
        _ = _process.StandardOutput.ReadToEndAsync();
    }

    public async Task KillAsync()
    {
        _process!.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (_administrator is not null)
            await _administrator.DisposeAsync();
        if (_process is not null)
            await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FindPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
