using System.Text.Json;

namespace IncidentAnalytics.Client.Errors;

/// <summary>Reads the error responses of one service.</summary>
internal interface IErrorReader
{
    /// <summary>Reads a JSON body into an error. Members that cannot be read are ignored.</summary>
    ApiError Read(JsonElement body, ApiError error);

    /// <summary>Creates the exception for an error. A service whose statuses have other meanings overrides this.</summary>
    /// <param name="raw">The error as the service sent it, for classification.</param>
    /// <param name="shown">The masked error, for the exception.</param>
    ApiException Create(ApiError raw, ApiError shown) => ApiException.Create(shown);

    /// <summary>Whether the service says that a retry will not help, although its status is transient.</summary>
    bool IsFinal(ApiError raw) => false;
}

/// <summary>Finds members in error bodies of any shape.</summary>
internal static class JsonErrorMembers
{
    /// <summary>Finds the first of these members that is a string or a number; <c>a.b</c> is a member of a nested object.</summary>
    public static string? Find(JsonElement body, params ReadOnlySpan<string> paths)
    {
        foreach (var path in paths)
        {
            var element = body;
            var found = true;
            foreach (var name in path.Split('.'))
            {
                if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                {
                    found = false;
                    break;
                }
            }

            if (found && ScalarText.Read(element) is { Length: > 0 } text)
                return text;
        }

        return null;
    }
}
