namespace IncidentAnalytics.Client.Events;

/// <summary>
/// Which texts are ids of projects: any, for the service says only that they generally have 32 characters. What could leave its
/// place in the path on the way to the service is none; the rest is escaped.
/// </summary>
internal static class ProjectIds
{
    /// <exception cref="ArgumentException">There is no id, or it may not be used.</exception>
    public static string Checked(string? id, string parameterName)
    {
        if (id is null)
            throw new ArgumentException("No project is named: set ProjectId here, or Events.ProjectId in the options.", parameterName);
        return Problem(id) is { } problem ? throw new ArgumentException($"ProjectId {problem}.", parameterName) : id;
    }

    /// <returns>What is wrong with the id; null when it may be used.</returns>
    public static string? Problem(string? id) =>
        string.IsNullOrWhiteSpace(id) ? "is missing"
        : id is "." or ".." || id.AsSpan().ContainsAny('/', '\\') || id.Any(char.IsControl)
            ? $"'{id}' is no project id: it would change the path"
        : null;
}
