namespace IncidentAnalytics.Client.Generators.Model;

/// <summary>The ways in which a value becomes text.</summary>
internal enum ScalarKind
{
    /// <summary>It is text.</summary>
    Text,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>By its format, in the invariant culture.</summary>
    Formattable,

    /// <summary>Its <c>ToString</c> is declared to be the wire text.</summary>
    OpenValue,
}
