using System.Security.Cryptography;
using System.Text;

namespace IncidentAnalytics.ReferenceServer.Sonar;

/// <summary>GUIDs that follow from a name: the same in every world, on every machine.</summary>
internal static class StableGuid
{
    /// <param name="name">What it is and which one: <c>ticket:7</c>.</param>
    public static Guid Of(string name)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(name), hash);

        // Version 8, RFC 9562: made by rules of our own.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
}
