namespace IncidentAnalytics.Client.Http;

/// <summary>The method sends a DELETE request.</summary>
/// <param name="path">The path, starting with <c>/</c>; <c>{name}</c> stands for the parameter of that name.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DeleteAttribute(string path) : HttpMethodAttribute(path);
