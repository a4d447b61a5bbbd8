namespace IncidentAnalytics.Client.Analytics;

/// <summary>From the answer of an endpoint to its value.</summary>
internal static class AnalyticsValue
{
    public static async Task<T> OfAsync<T>(Task<ApiResponse<T>> call)
    {
        var response = await call.ConfigureAwait(false);
        return response.Value;
    }
}
