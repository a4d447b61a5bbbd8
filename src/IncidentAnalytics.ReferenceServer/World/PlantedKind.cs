namespace IncidentAnalytics.ReferenceServer.World;

/// <summary>What was put into a world.</summary>
internal enum PlantedKind
{
    /// <summary>Many incidents of one application and category within a few working hours.</summary>
    Burst,

    /// <summary>Many incidents of one category, of any application, in the middle of the night.</summary>
    NightBurst,

    /// <summary>The incidents of one application, for half a day, take many times as long to resolve.</summary>
    SlowResolution,
}
