using System.Globalization;
using System.Runtime.CompilerServices;

namespace IncidentAnalytics.Testing;

/// <summary>Runs a whole test project under the culture that the environment variable <c>TEST_CULTURE</c> names.</summary>
internal static class TestCulture
{
    [ModuleInitializer]
    internal static void Set()
    {
        if (Environment.GetEnvironmentVariable("TEST_CULTURE") is not { Length: > 0 } name)
            return;

        var culture = CultureInfo.GetCultureInfo(name, predefinedOnly: true);
        CultureInfo.DefaultThreadCurrentCulture = culture;
        CultureInfo.CurrentCulture = culture;
    }
}
