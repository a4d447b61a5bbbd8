using System.Net;

namespace IncidentAnalytics.Client;

/// <summary>One attempt of a call that failed or was repeated: what an error report needs, and nothing that is secret.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Outcome">How it ended: an <c>error.type</c> such as <c>503</c>, <c>timeout</c> or <c>connection</c>.</param>
/// <param name="StatusCode">The HTTP status; null when no answer came.</param>
/// <param name="Started">When it started, counted from the start of the call.</param>
/// <param name="Duration">How long it took.</param>
public readonly record struct ApiAttempt(int Number, string Outcome, HttpStatusCode? StatusCode, TimeSpan Started, TimeSpan Duration);
