namespace IncidentAnalytics.Client.Diagnostics;

/// <summary>An operation of an API.</summary>
/// <param name="name">Its name in spans, metrics, logs and errors, such as <c>tickets.aggregate</c>.</param>
/// <param name="isRetrySafe">Whether it can be repeated although it may already have been executed.</param>
internal class Operation(string name, bool isRetrySafe)
{
    public string Name { get; } = name;

    public bool IsRetrySafe { get; } = isRetrySafe;
}
