using System.Globalization;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>A body went over its limit. Internal: callers see it as an unreadable answer.</summary>
internal sealed class ResponseTooLargeException(long limit)
    : IOException(string.Create(CultureInfo.InvariantCulture, $"the body is larger than the limit of {limit} bytes (MaxResponseBytes)"));
