namespace IncidentAnalytics.Client.Diagnostics;

/// <summary>What the pipeline of a call needs to know of the endpoint.</summary>
/// <param name="name">Its name in spans, metrics, logs and errors, such as <c>tickets.aggregate</c>.</param>
/// <param name="isRetrySafe">Whether it may be repeated although it may already have run.</param>
internal class Operation(string name, bool isRetrySafe)
{
    public string Name { get; } = name;

    public bool IsRetrySafe { get; } = isRetrySafe;
}
