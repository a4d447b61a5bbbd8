using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Serializes request bodies. Converters that also print values check <see cref="IsBeingWritten"/> to refuse values that cannot be sent.</summary>
internal static class RequestBody
{
    [ThreadStatic]
    private static bool _isBeingWritten;

    public static bool IsBeingWritten => _isBeingWritten;

    /// <exception cref="ArgumentException">A value cannot be sent; <c>ParamName</c> is its path, without the indexes of lists.</exception>
    public static byte[] Write<T>(T body, JsonTypeInfo<T> type)
    {
        _isBeingWritten = true;
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(body, type);
        }
        catch (JsonException e)
        {
            // The inner exception is the platform's own, such as for invalid Unicode.
            throw new ArgumentException((e.InnerException ?? e).Message, "body" + e.Path?[1..], e);
        }
        finally
        {
            _isBeingWritten = false;
        }
    }
}
