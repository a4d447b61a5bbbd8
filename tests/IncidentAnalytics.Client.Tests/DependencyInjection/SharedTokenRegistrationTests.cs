using IncidentAnalytics.Client.Tests.Support;
using IncidentAnalytics.Testing;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace IncidentAnalytics.Client.Tests.DependencyInjection;

public sealed class SharedTokenRegistrationTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly TokenBackend _backend = new();
    private readonly FakeDistributedCache _cache;

    public SharedTokenRegistrationTests() => _cache = new FakeDistributedCache(_clock);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ShareTokens_UsesTheCacheOfTheContainer()
    {
        for (var process = 0; process < 2; process++)
        {
            var services = new ServiceCollection().AddSingleton<IDistributedCache>(_cache);
            services.AddIncidentAnalytics(Configure).ShareTokens();
            await CallAsync(services);
        }

        Assert.Equal(["1", "1"], _backend.Used);
    }

    [Fact]
    public async Task AddIncidentAnalytics_DoesNotUseTheCacheOfTheContainer_ByItself()
    {
        var services = new ServiceCollection().AddSingleton<IDistributedCache>(_cache);
        services.AddIncidentAnalytics(Configure);

        await CallAsync(services);

        Assert.Equal((0, 0), (_cache.Gets, _cache.Sets));
    }

    [Fact]
    public async Task ShareTokens_PrefersTheCacheOfTheOptions()
    {
        var services = new ServiceCollection()
            .AddSingleton<IDistributedCache>(new FakeDistributedCache(_clock))
            .AddKeyedSingleton<IDistributedCache>("tokens", _cache);
        services
            .AddIncidentAnalytics(Configure)
            .ShareTokens(static (provider, tokens) => tokens.Cache = provider.GetRequiredKeyedService<IDistributedCache>("tokens"));

        await CallAsync(services);

        Assert.Single(_cache.Entries);
    }

    [Fact]
    public async Task ShareTokens_SetsTheOptions()
    {
        var services = new ServiceCollection().AddSingleton<IDistributedCache>(_cache);
        services.AddIncidentAnalytics(Configure).ShareTokens(static (_, tokens) => tokens.KeyPrefix = "my-app/");

        await CallAsync(services);

        Assert.StartsWith("my-app/", _cache.Entries.Keys.Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShareTokens_DoesNotShareBetweenTenants()
    {
        var services = new ServiceCollection().AddSingleton<IDistributedCache>(_cache);
        services.AddIncidentAnalytics(Configure).ShareTokens();
        services.AddIncidentAnalytics("emea", Configure).ShareTokens();
        services.AddIncidentAnalytics("apac", Configure);

        await CallAsync(services);
        await CallAsync(services, "emea");
        await CallAsync(services, "apac");

        Assert.Equal(["1", "2", "3"], _backend.Used);
        Assert.Equal(2, _cache.Entries.Count);
    }

    [Theory]
    [InlineData(null, "")]
    [InlineData("emea", "Tenant 'emea': ")]
    public async Task ShareTokens_FailsTheStart_WithoutCache(string? tenant, string prefix)
    {
        var services = new ServiceCollection();
        (tenant is null ? services.AddIncidentAnalytics(Configure) : services.AddIncidentAnalytics(tenant, Configure)).ShareTokens();
        await using var provider = services.BuildServiceProvider();

        var e = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Equal(
            prefix
                + "SharedTokens.Cache is missing: ShareTokens needs an IDistributedCache in the service collection, such as that of "
                + "AddStackExchangeRedisCache.",
            e.Message
        );
    }

    public static TheoryData<Action<SharedTokenOptions>, string> InvalidOptions =>
        new()
        {
            { static o => o.Timeout = TimeSpan.Zero, "SharedTokens.Timeout '00:00:00' must be above zero and at most '00:00:30'." },
            {
                static o => o.Timeout = TimeSpan.FromMilliseconds(30_001),
                "SharedTokens.Timeout '00:00:30.0010000' must be above zero and at most '00:00:30'."
            },
            {
                static o => o.Protect = static data => data,
                "SharedTokens.Protect and SharedTokens.Unprotect must both be set, or both be null."
            },
            {
                static o => o.Unprotect = static data => data,
                "SharedTokens.Protect and SharedTokens.Unprotect must both be set, or both be null."
            },
            {
                static o => o.KeyPrefix = null!,
                "SharedTokens.KeyPrefix must not be null, longer than 200 characters, or have control characters."
            },
            {
                static o => o.KeyPrefix = new string('k', 201),
                "SharedTokens.KeyPrefix must not be null, longer than 200 characters, or have control characters."
            },
            {
                static o => o.KeyPrefix = "a\n",
                "SharedTokens.KeyPrefix must not be null, longer than 200 characters, or have control characters."
            },
        };

    [Theory]
    [MemberData(nameof(InvalidOptions))]
    public void Create_Throws_WithInvalidOptions(Action<SharedTokenOptions> configure, string message)
    {
        var e = Assert.Throws<OptionsValidationException>(() => TestClient.Create(_backend, _clock, o => configure(o.SharedTokens)));

        Assert.Equal(message, e.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("k")]
    public void Create_Accepts_TheLimitsOfTheOptions(string prefix)
    {
        using var client = TestClient.Create(
            _backend,
            _clock,
            o =>
            {
                o.SharedTokens.Timeout = TimeSpan.FromSeconds(30);
                o.SharedTokens.KeyPrefix = prefix.PadRight(prefix.Length * 200, 'k');
            }
        );
    }

    [Fact]
    public async Task Configuration_SetsTimeoutAndKeyPrefix()
    {
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection(
                new Dictionary<string, string?>
                {
                    ["Ia:SharedTokens:Timeout"] = "00:00:00.2",
                    ["Ia:SharedTokens:KeyPrefix"] = "my-app/",
                    ["Ia:Sonar:BaseAddress"] = "https://sonar.example.com",
                    ["Ia:Sonar:Credential:Type"] = "Bearer",
                    ["Ia:Sonar:Credential:Token"] = "key",
                }
            )
            .Build()
            .GetSection("Ia");
        var services = new ServiceCollection().AddSingleton<IDistributedCache>(_cache);
        services.AddIncidentAnalytics(section).ShareTokens();
        await using var provider = services.BuildServiceProvider();

        var options = provider.GetRequiredService<IOptions<IncidentAnalyticsClientOptions>>().Value.SharedTokens;

        Assert.Equal((TimeSpan.FromMilliseconds(200), "my-app/"), (options.Timeout, options.KeyPrefix));
        Assert.Same(_cache, options.Cache);
    }

    [Fact]
    public void Configuration_Throws_WithAnUnknownKey()
    {
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Ia:SharedTokens:Cache"] = "redis" })
            .Build()
            .GetSection("Ia");
        var services = new ServiceCollection();
        services.AddIncidentAnalytics(section);
        using var provider = services.BuildServiceProvider();

        var e = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IncidentAnalyticsClient>());

        Assert.Equal("Ia:SharedTokens:Cache is not an option. Known options: Timeout, KeyPrefix.", e.Message);
    }

    [Fact]
    public async Task Dispose_DoesNotDisposeTheCache()
    {
        using var cache = new DisposableCache(_cache);
        using (var client = TestClient.Create(_backend, _clock, o => o.SharedTokens.Cache = cache))
            await client.AggregateAsync(cancellationToken: Token);

        Assert.False(cache.IsDisposed);
    }

    private static async Task CallAsync(IServiceCollection services, string? tenant = null)
    {
        await using var provider = services.BuildServiceProvider();
        var client = tenant is null
            ? provider.GetRequiredService<IncidentAnalyticsClient>()
            : provider.GetRequiredKeyedService<IncidentAnalyticsClient>(tenant);
        await client.AggregateAsync(cancellationToken: Token);
    }

    private void Configure(IncidentAnalyticsClientOptions options)
    {
        options.HttpMessageHandler = _backend;
        options.TimeProvider = _clock;
        options.Tickets.BaseAddress = new Uri("https://monitoring.example.com");
        options.Tickets.Credential = Credential.ClientCredentials(TestClient.ClientCredentials());
    }

    private sealed class DisposableCache(IDistributedCache cache) : IDistributedCache, IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose() => IsDisposed = true;

        public byte[]? Get(string key) => cache.Get(key);

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => cache.GetAsync(key, token);

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => cache.Set(key, value, options);

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) =>
            cache.SetAsync(key, value, options, token);

        public void Refresh(string key) => cache.Refresh(key);

        public Task RefreshAsync(string key, CancellationToken token = default) => cache.RefreshAsync(key, token);

        public void Remove(string key) => cache.Remove(key);

        public Task RemoveAsync(string key, CancellationToken token = default) => cache.RemoveAsync(key, token);
    }
}
