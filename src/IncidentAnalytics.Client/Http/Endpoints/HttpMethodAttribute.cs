namespace IncidentAnalytics.Client.Http;

/// <summary>Base of the attributes that say which HTTP method and path an endpoint method stands for.</summary>
[AttributeUsage(AttributeTargets.Method)]
public abstract class HttpMethodAttribute : Attribute
{
    private protected HttpMethodAttribute(string path) => Path = path;

    /// <summary>The path, starting with <c>/</c>; <c>{name}</c> stands for the parameter of that name.</summary>
    public string Path { get; }
}
