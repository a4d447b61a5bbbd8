using IncidentAnalytics.Client;
using IncidentAnalytics.Client.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace IncidentAnalytics.Conventions;

/// <summary>The keys that the binder of the client's options accepts, taken from what it says about one that it does not know.</summary>
internal static class ConfigurationKeys
{
    /// <summary>The section of the documentation.</summary>
    public const string Root = "IncidentAnalytics";

    private const string Unknown = "Unknown";

    /// <summary>The types of credentials.</summary>
    public static IReadOnlyList<string> CredentialTypes => Ask("Known types: ", new() { [$"{Root}:Tickets:Credential:Type"] = Unknown });

    /// <summary>The keys of a section of options, by its path below the root.</summary>
    public static IReadOnlyList<string> Of(params string[] path) => Ask("Known options: ", new() { [Join([.. path, Unknown])] = "1" });

    /// <summary>The keys of a credential of a type, <c>Type</c> included.</summary>
    public static IReadOnlyList<string> OfCredential(string type) =>
        Ask("Known options: ", new() { [$"{Root}:Tickets:Credential:Type"] = type, [$"{Root}:Tickets:Credential:{Unknown}"] = "1" });

    private static string Join(string[] path) => ConfigurationPath.Combine([Root, .. path]);

    private static string[] Ask(string question, Dictionary<string, string?> values)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        try
        {
            OptionsBinder.Bind(configuration.GetSection(Root), new IncidentAnalyticsClientOptions(), tenant: null);
        }
        catch (OptionsValidationException e)
        {
            var start = e.Message.IndexOf(question, StringComparison.Ordinal);
            if (start >= 0)
                return e.Message[(start + question.Length)..].TrimEnd('.').Split(", ");
            throw;
        }

        throw new InvalidOperationException($"The binder accepts {string.Join(", ", values.Keys)}.");
    }
}
