using Kept.Time;

namespace Kept.Core.Tests.Evaluation;

/// <summary>An exclusion as it is written.</summary>
/// <param name="Notice">Minutes; null when no announcement is asked for.</param>
internal sealed record ExclusionDraft(
    string Name, Calendar? During, bool HasWindows, string? Kind, int? Notice, bool AsksEvidence, bool AsksSameRegion, string Effect)
{
    public string Line => $"{Name}: {{"
        + (During is null ? "" : $"during: {During.Name}, ") + (HasWindows ? $"windows: {Windows}, " : "") + $"effect: {Effect}}}";

    private string Windows => "{source: windows"
        + (Kind is null ? "" : $", where: kind == {Kind}") + ", from: from, to: to"
        + (Notice is null ? "" : $", announced: announced, notice: {Notice} minutes")
        + (AsksEvidence ? ", evidence: evidence" : "") + (AsksSameRegion ? ", same: region" : "") + "}";
}
