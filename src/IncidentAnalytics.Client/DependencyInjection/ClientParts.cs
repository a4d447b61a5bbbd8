using System.Diagnostics.CodeAnalysis;

namespace IncidentAnalytics.Client.DependencyInjection;

/// <summary>Finds the parts of one client, each of which there is once.</summary>
internal abstract class ClientParts
{
    /// <summary>The key of the client; null for none.</summary>
    public abstract string? Tenant { get; }

    public abstract IncidentAnalyticsClientOptions Options { get; }

    public TimeProvider Time => Get<ClientContext>().Time;

    public T Get<T>()
        where T : class => (T)Get(typeof(T));

    /// <summary>Returns a part that may be created when it is used.</summary>
    public virtual Lazy<T> GetLazy<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T>()
        where T : class => new(Get<T>());

    /// <summary>Creates the HTTP client of a service.</summary>
    /// <param name="service">The service; null for token endpoints.</param>
    public abstract HttpClient CreateHttpClient(IncidentAnalyticsService? service);

    protected abstract object Get(Type type);
}

/// <summary>A place where the parts of a client are registered.</summary>
internal interface IClientPartCollection
{
    /// <summary>Registers a part, unless there is one already.</summary>
    void TryAdd<T>(Func<ClientParts, T> create)
        where T : class;
}
