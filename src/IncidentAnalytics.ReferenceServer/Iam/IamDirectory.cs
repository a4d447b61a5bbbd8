using System.Security.Cryptography;
using System.Text;

namespace IncidentAnalytics.ReferenceServer.Iam;

/// <summary>Who and what IAM knows: one domain with one user and one project.</summary>
internal static class IamDirectory
{
    public const string UserId = "00000000000000000000000000000001";

    public const string DomainId = "00000000000000000000000000000002";

    public static bool Knows(string user, string domain, string password) =>
        user == ReferenceCredentials.IamUserName
        && domain == ReferenceCredentials.IamDomainName
        && CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(password),
            Encoding.UTF8.GetBytes(ReferenceCredentials.IamPassword)
        );
}
