namespace Kept.Core.Tests.Levels;

/// <summary>A key that agreements may change in those that they extend, with values to try. Null is no value.</summary>
/// <param name="Rule">The rule of the language that it is under.</param>
/// <param name="Path">Where it stands.</param>
/// <param name="Above">What the agreement above says.</param>
internal sealed record LevelKey(string Rule, string Path, string? Above)
{
    /// <summary>What has to stand around it.</summary>
    public (string Path, string? Value)[] Around { get; init; } = [];

    /// <summary>What a value stands in, with <c>…</c> for itself.</summary>
    public string Frame { get; init; } = "…";

    /// <summary>The same in other words.</summary>
    public string[] Same { get; init; } = [];

    /// <summary>Other values that promise as much or more.</summary>
    public string[] Allowed { get; init; } = [];

    /// <summary>Values that promise less.</summary>
    public string[] Looser { get; init; } = [];

    /// <summary>Values that promise neither more nor less, and are not allowed.</summary>
    public string[] Unordered { get; init; } = [];

    /// <summary>Whether the agreement above can lock or open it: a name that it does not have cannot be.</summary>
    public bool CanBeNamed => Above is not null || !(Rule.EndsWith(".*", StringComparison.Ordinal) || Rule == "parties");

    public string? Written(string? value) => value is null && Frame == "…" ? null : Frame.Replace("…", value);

    public override string ToString() => $"{Rule}, where above stands {Above ?? "nothing"}";
}
