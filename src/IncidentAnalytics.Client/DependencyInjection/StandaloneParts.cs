using System.Diagnostics.CodeAnalysis;
using IncidentAnalytics.Client.Configuration;
using Microsoft.Extensions.Options;

namespace IncidentAnalytics.Client.DependencyInjection;

/// <summary>
/// The parts of a client without a service collection, for <see cref="IncidentAnalyticsClient.Create"/>. A container and its HTTP client factory would take
/// two thirds of the time of <c>Create</c> and load six more assemblies.
/// </summary>
internal sealed class StandaloneParts : ClientParts, IClientPartCollection
{
    private readonly object _gate = new();
    private readonly Dictionary<Type, Func<ClientParts, object>> _factories = [];
    private readonly Dictionary<Type, object> _parts = [];

    private StandaloneParts(IncidentAnalyticsClientOptions options) => Options = options;

    public override string? Tenant => null;

    public override IncidentAnalyticsClientOptions Options { get; }

    /// <exception cref="OptionsValidationException">An option is missing or invalid.</exception>
    public static IncidentAnalyticsClient CreateClient(Action<IncidentAnalyticsClientOptions> configure)
    {
        var options = new IncidentAnalyticsClientOptions();
        configure(options);
        var validation = new OptionsValidator(tenant: null).Validate(Microsoft.Extensions.Options.Options.DefaultName, options);
        if (validation.Failed)
        {
            throw new OptionsValidationException(
                Microsoft.Extensions.Options.Options.DefaultName,
                typeof(IncidentAnalyticsClientOptions),
                validation.Failures
            );
        }

        var parts = new StandaloneParts(options);
        ClientRegistration.TryAddParts(parts);
        try
        {
            parts.Get<ServiceConnections>().Open();
            return parts.Get<IncidentAnalyticsClient>();
        }
        catch
        {
            parts.Get<ClientResources>().Dispose();
            throw;
        }
    }

    public void TryAdd<T>(Func<ClientParts, T> create)
        where T : class => _factories.TryAdd(typeof(T), create);

    /// <summary>Creates the part on first use: a service that is not used costs nothing.</summary>
    public override Lazy<T> GetLazy<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>() =>
        new(Get<T>);

    public override HttpClient CreateHttpClient(IncidentAnalyticsService? service)
    {
        var handler = Options.HttpMessageHandler ?? Get<ClientResources>().Add(PrimaryHandler.Create(Options.MaxConnectionsPerServer));
        if (service is { } recorded)
            handler = Get<Recorders>().Wrap(handler, recorded);
        return new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }

    protected override object Get(Type type)
    {
        lock (_gate)
        {
            if (!_parts.TryGetValue(type, out var part))
                _parts.Add(type, part = _factories[type](this));
            return part;
        }
    }
}
