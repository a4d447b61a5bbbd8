namespace IncidentAnalytics.ReferenceServer;

/// <summary>The credentials of every reference server. They are the same for all servers, so that any program can use any server.</summary>
public static class ReferenceCredentials
{
    /// <summary>OAuth 2.0 client id of the tickets service.</summary>
    public const string ClientId = "reference-client";

    /// <summary>OAuth 2.0 client secret of the tickets service.</summary>
    public const string ClientSecret = "reference-secret";

    /// <summary>Token of the analytics service (<c>Authorization: Token …</c>).</summary>
    public const string AnalyticsToken = "reference-token";

    /// <summary>Token of an analytics user with read-only access: writes are refused with 403.</summary>
    public const string AnalyticsViewerToken = "reference-viewer-token";

    /// <summary>Single sign-on token of the analytics service (<c>Authorization: Bearer …</c>).</summary>
    public const string AnalyticsSsoToken = "reference-sso-token";

    /// <summary>Session id of the analytics service (cookie <c>sessionid</c>).</summary>
    public const string AnalyticsSessionId = "reference-session";

    /// <summary>CSRF token for writes with <see cref="AnalyticsSessionId"/>, both as cookie <c>csrftoken</c> and as header <c>X-CSRFToken</c>.</summary>
    public const string AnalyticsCsrfToken = "reference-csrf-token";

    /// <summary>API key of Sonar (<c>Authorization: Bearer …</c>).</summary>
    public const string SonarApiKey = "reference-key";

    /// <summary>IAM user of the events service.</summary>
    public const string IamUserName = "reference-user";

    /// <summary>Password of <see cref="IamUserName"/>.</summary>
    public const string IamPassword = "reference-password";

    /// <summary>IAM domain that <see cref="IamUserName"/> belongs to.</summary>
    public const string IamDomainName = "reference";

    /// <summary>Project id of the events service.</summary>
    public const string ProjectId = "0123456789abcdef0123456789abcdef";

    /// <summary>Name of the project with <see cref="ProjectId"/>.</summary>
    public const string ProjectName = "reference-project";

    /// <summary>All credentials with the names that people read.</summary>
    internal static IReadOnlyList<(string Name, string Value)> List() =>
        [
            ("Client id", ClientId),
            ("Client secret", ClientSecret),
            ("Analytics token", AnalyticsToken),
            ("Analytics viewer", AnalyticsViewerToken),
            ("Analytics SSO", AnalyticsSsoToken),
            ("Analytics session", $"sessionid={AnalyticsSessionId}"),
            ("Analytics CSRF", AnalyticsCsrfToken),
            ("Sonar API key", SonarApiKey),
            ("IAM user", IamUserName),
            ("IAM password", IamPassword),
            ("IAM domain", IamDomainName),
            ("Project id", ProjectId),
            ("Project name", ProjectName),
        ];
}
