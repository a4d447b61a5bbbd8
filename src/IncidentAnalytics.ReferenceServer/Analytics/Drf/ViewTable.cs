namespace IncidentAnalytics.ReferenceServer.Analytics.Drf;

/// <summary>The URLs there are; the first that matches answers.</summary>
internal sealed class ViewTable(IReadOnlyList<View> views)
{
    public View? Find(string path, out string? id)
    {
        id = null;
        foreach (var view in views)
        {
            if (view.Matches(path, out id))
            {
                return view;
            }
        }

        return null;
    }
}
