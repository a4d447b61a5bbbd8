using System.Diagnostics;

namespace IncidentAnalytics.Client.Diagnostics;

/// <summary>The span and the duration of one call, from its start to <see cref="Stop"/>.</summary>
internal readonly struct CallTelemetry
{
    private readonly Activity? _span;
    private readonly string _operation;
    private readonly string _service;

    private CallTelemetry(Activity? span, string operation, string service)
    {
        _span = span;
        _operation = operation;
        _service = service;
    }

    public static CallTelemetry Start(string operation, string service)
    {
        var span = ClientTelemetry.Source.StartActivity(operation);
        span?.SetTag(ClientTelemetry.OperationTag, operation);
        span?.SetTag(ClientTelemetry.ServiceTag, service);
        return new CallTelemetry(span, operation, service);
    }

    /// <param name="elapsed">The time of the whole call.</param>
    /// <param name="resends">How many attempts followed the first one.</param>
    /// <param name="errorType">How it failed; null for a success.</param>
    public void Stop(TimeSpan elapsed, int resends, string? errorType)
    {
        if (ClientTelemetry.Duration.Enabled)
        {
            var tags = new TagList { { ClientTelemetry.OperationTag, _operation }, { ClientTelemetry.ServiceTag, _service } };
            if (errorType is not null)
                tags.Add(ClientTelemetry.ErrorTypeTag, errorType);
            ClientTelemetry.Duration.Record(elapsed.TotalSeconds, tags);
        }

        if (_span is null)
            return;

        if (resends > 0)
            _span.SetTag(ClientTelemetry.ResendCountTag, resends);
        if (errorType is not null)
        {
            _span.SetTag(ClientTelemetry.ErrorTypeTag, errorType);
            _span.SetStatus(ActivityStatusCode.Error);
        }

        _span.Dispose();
    }
}
