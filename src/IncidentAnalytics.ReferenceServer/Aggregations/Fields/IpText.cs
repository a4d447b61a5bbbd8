using System.Net;
using System.Net.Sockets;

namespace IncidentAnalytics.ReferenceServer.Aggregations.Fields;

/// <summary>Internet addresses as text: version 4 dotted, version 6 in its short form, in the order of their 128 bits.</summary>
internal static class IpText
{
    public static IComparer<string> Comparer { get; } =
        Comparer<string>.Create((left, right) => Bytes(left).AsSpan().SequenceCompareTo(Bytes(right)));

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

    /// <summary>Whether the address is in a block such as <c>10.0.0.0/8</c>.</summary>
    public static bool IsIn(string address, IPNetwork block) => block.Contains(IPAddress.Parse(address));

    private static byte[] Bytes(string address)
    {
        var parsed = IPAddress.Parse(address);
        return (parsed.AddressFamily == AddressFamily.InterNetwork ? parsed.MapToIPv6() : parsed).GetAddressBytes();
    }
}
