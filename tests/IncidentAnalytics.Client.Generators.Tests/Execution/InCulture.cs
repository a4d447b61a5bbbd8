using System.Globalization;

namespace IncidentAnalytics.Client.Generators.Tests.Execution;

/// <summary>Runs code as it would run on a machine of another country.</summary>
internal static class InCulture
{
    public static async Task RunAsync(string name, Func<Task> action)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(name);
        try
        {
            await action();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
