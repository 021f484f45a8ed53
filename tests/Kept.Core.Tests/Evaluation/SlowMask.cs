namespace Kept.Core.Tests.Evaluation;

/// <summary>A mask minute by minute.</summary>
/// <param name="Counted">Inside the hours, and not in a window that leaves both sides.</param>
/// <param name="Up">Where what is bad counts as good.</param>
/// <param name="Leaves">Where what is bad leaves both sides; never where it counts as good.</param>
internal sealed record SlowMask(bool[] Counted, bool[] Up, bool[] Leaves)
{
    /// <summary>Minutes that a run of down time is measured by after exclusions.</summary>
    public bool IsPlain(int minute) => Counted[minute] && !Up[minute] && !Leaves[minute];

    /// <param name="region">What the region is known to be; null when it may be any.</param>
    /// <param name="hasServiceHours">Whether the service's hours hold where the indicator names none.</param>
    public static SlowMask Of(Setting setting, MaskDraft draft, string? region, bool hasServiceHours = true)
    {
        var face = setting.Face;
        var counted = face.OpenIn(draft.Hours ?? (hasServiceHours ? draft.ServiceHours : null));
        var (up, leaves) = (new bool[face.Count], new bool[face.Count]);
        foreach (var exclusion in draft.Exclusions)
        {
            var during = face.OpenIn(exclusion.During);
            for (var minute = 0; minute < face.Count; minute++)
            {
                if (!during[minute] || !(exclusion.HasWindows ? IsInWindow(setting, draft, exclusion, region, face.First + minute) : true)) continue;
                if (exclusion.Effect == "leaves-both-sides") counted[minute] = false;
                else if (exclusion.Effect == "counts-as-up") up[minute] = true;
                else leaves[minute] = true;
            }
        }
        for (var minute = 0; minute < face.Count; minute++) leaves[minute] &= !up[minute];
        return new SlowMask(counted, up, leaves);
    }

    /// <summary>The mask of all things together, and that of the things of a region where these combine and windows tell them
    /// apart.</summary>
    public static (SlowMask Common, Func<string, SlowMask>? OfRegion) Split(Setting setting, MaskDraft draft, string? region, SlowTerms terms)
    {
        var own = draft.Exclusions.Where(e => e.HasWindows && e.AsksSameRegion && terms.Across.Any(a => a.Dimension == "region")).ToList();
        var common = Of(setting, draft with { Exclusions = draft.Exclusions.Except(own).ToList() }, region);
        return (common, own.Count == 0 ? null : of => Of(setting, draft with { Exclusions = own, Hours = null, ServiceHours = null }, of));
    }

    private static bool IsInWindow(Setting setting, MaskDraft draft, ExclusionDraft exclusion, string? region, long minute)
    {
        foreach (var row in draft.Rows)
        {
            var known = draft.AreRecorded ? setting.At : Math.Min(setting.AsOf, setting.At);   // what happens later is not known
            if (draft.AreRecorded && row.Recorded > setting.AsOf) continue;
            var announced = row.Announced is { } told && told <= known ? told : (long?)null;
            if (!draft.AreRecorded && draft.AreDates && row.Announced is { } early && early > setting.AsOf) continue;   // nothing has happened
            if (!draft.AreDates && row.From > known) continue;
            var end = row.To is { } to && (draft.AreDates || to <= known) ? to : setting.At;
            if (minute < row.From || minute >= end) continue;
            if (exclusion.Kind is { } kind && row.Kind != kind) continue;
            if (exclusion.Notice is { } notice && !(announced <= row.From - notice)) continue;
            if (exclusion.AsksEvidence && row.Evidence == "") continue;
            if (exclusion.AsksSameRegion && region is not null && row.Region != region) continue;
            return true;
        }
        return false;
    }
}
