using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace IncidentAnalytics.Client.Serialization;

/// <summary>Writes what is sent. Converters that print and send alike learn from it that this text leaves the client.</summary>
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
            // What the platform itself refuses, such as a text that is not Unicode, it names in the inner exception.
            throw new ArgumentException((e.InnerException ?? e).Message, "body" + e.Path?[1..], e);
        }
        finally
        {
            _isBeingWritten = false;
        }
    }
}
