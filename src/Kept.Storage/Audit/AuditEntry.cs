namespace Kept.Storage.Audit;

/// <summary>Something that was done.</summary>
/// <param name="Number">Counts from 1, without gaps.</param>
/// <param name="Recorded">The tick at which it was done.</param>
/// <param name="Text">What was done, and in further lines by whom if that is known, and of what.</param>
/// <param name="Hash">Of this entry and the hash of the one before.</param>
public sealed record AuditEntry(long Number, long Recorded, string Text, string Hash)
{
    internal const string ByWhom = "by: ";

    /// <summary>What was done, in one line.</summary>
    public string What => Lines[0];

    /// <summary>The account of whoever did it; null when nobody knows.</summary>
    public string? By => Lines.Length > 1 && Lines[1].StartsWith(ByWhom, StringComparison.Ordinal) ? Lines[1][ByWhom.Length..] : null;

    /// <summary>What it was done to, line by line.</summary>
    public IEnumerable<string> Details => Lines.Skip(By is null ? 1 : 2);

    private string[] Lines => Text.Split('\n');
}
