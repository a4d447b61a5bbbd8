namespace IncidentAnalytics.Client.Events;

/// <summary>
/// Validates project ids. The service documents only that they usually have 32 characters, so everything is allowed (and escaped) that
/// cannot change the path.
/// </summary>
internal static class ProjectIdRules
{
    /// <exception cref="ArgumentException">The id is missing or invalid.</exception>
    public static string GetValidated(string? id, string parameterName)
    {
        if (id is null)
            throw new ArgumentException("Missing: set ProjectId here, or Events.ProjectId in the options.", parameterName);

        return FindProblem(id) is { } problem ? throw new ArgumentException($"ProjectId {problem}.", parameterName) : id;
    }

    /// <returns>The problem with the id; null if it is valid.</returns>
    public static string? FindProblem(string? id) =>
        string.IsNullOrWhiteSpace(id) ? "is missing"
        : id is "." or ".." || id.AsSpan().ContainsAny('/', '\\') || id.Any(char.IsControl)
            ? $"'{id}' is not a project id: it would change the path"
        : null;
}
