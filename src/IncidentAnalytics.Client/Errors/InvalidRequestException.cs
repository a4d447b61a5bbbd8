namespace IncidentAnalytics.Client;

/// <summary>The service found the request wrong (400, 422): sending it again unchanged will not help.</summary>
public sealed class InvalidRequestException : ApiException
{
    /// <summary>An error answer. Public so that tests can make one.</summary>
    /// <param name="error">What the service said.</param>
    public InvalidRequestException(ApiError error)
        : base(error) { }

    /// <summary>What is wrong by request member; empty when the service names none.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> FieldErrors => Error.FieldErrors;
}
