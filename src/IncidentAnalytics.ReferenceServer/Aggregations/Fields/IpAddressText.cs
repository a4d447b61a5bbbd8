using System.Net;
using System.Net.Sockets;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>IP addresses as text: IPv4 dotted, IPv6 in its short form, sorted by their 128 bits.</summary>
internal static class IpAddressText
{
    public static IComparer<string> Comparer { get; } =
        Comparer<string>.Create((left, right) => GetBytes(left).AsSpan().SequenceCompareTo(GetBytes(right)));

    public static bool TryNormalize(string text, out string address)
    {
        address = "";
        if (!IPAddress.TryParse(text, out var parsed) || (!text.Contains(':', StringComparison.Ordinal) && text.Count(c => c == '.') != 3))
        {
            return false;
        }

        address = (parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed).ToString();
        return true;
    }

    /// <summary>Whether an address is in a network such as <c>10.0.0.0/8</c>.</summary>
    public static bool IsInNetwork(string address, IPNetwork network) => network.Contains(IPAddress.Parse(address));

    private static byte[] GetBytes(string address)
    {
        var parsed = IPAddress.Parse(address);
        return (parsed.AddressFamily == AddressFamily.InterNetwork ? parsed.MapToIPv6() : parsed).GetAddressBytes();
    }
}
