namespace IncidentAnalytics.ReferenceServer.Events;

/// <summary>How the events service words its errors: the vendor's document has two ways.</summary>
public enum EventErrorForm
{
    /// <summary>As in the document's examples: the message is <c>error_message</c>.</summary>
    ErrorMessage,

    /// <summary>
    /// As in the document's tables: the message is <c>error_msg</c>, and a 403 says <c>Invalid projectId</c> of the type <c>Forbidden</c>.
    /// </summary>
    ErrorMsg,
}
