using System.Globalization;

namespace IncidentAnalytics.Client.Generators.Emission;

/// <summary>Names local variables so that none meets a parameter.</summary>
internal sealed class Locals(IEnumerable<string> parameters)
{
    private readonly HashSet<string> _taken = new(parameters, StringComparer.Ordinal);

    public string Unique(string name)
    {
        var unique = name;
        for (var i = 2; !_taken.Add(unique); i++)
            unique = name + i.ToString(CultureInfo.InvariantCulture);
        return unique;
    }
}
