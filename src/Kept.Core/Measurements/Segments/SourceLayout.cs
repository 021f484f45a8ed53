using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Kept.Agreements;

namespace Kept.Measurements.Segments;

/// <summary>How a source reads its files, as a text: two sources with the same layout make the same rows of the same files. What
/// applies only to the evaluation (how long a state holds, the length of a bucket, a unit) is not in it.</summary>
public static class SourceLayout
{
    /// <summary>A short name for the layout.</summary>
    public static string HashOf(Source source) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Of(source))));

    public static string Of(Source source)
    {
        var lines = new List<string>
        {
            $"format {source.Format} {(int)source.Delimiter} {(source.Header is { } header ? List(header) : "")}",
            $"where {source.Where}",
            $"key {List(source.Key)}",
            $"recorded {Of(source.Recorded)}",
        };
        if (source.Personal.Count > 0) lines.Add($"personal {List(source.Personal.Order(StringComparer.Ordinal))}");
        lines.AddRange(Of(source.Content));
        return string.Join('\n', lines);
    }

    /// <summary>Whether a later row can say that it replaces an earlier one of another instant or series, so that what is known of
    /// one day can depend on the rows of another.</summary>
    public static bool MovesRows(Source source) => source.Key.Count > 0 && source.Content switch
    {
        SourceContent.States s => !IsPlaced(source, s.At, s.Dimensions),
        SourceContent.Counts s => !IsPlaced(source, s.At, s.Dimensions),
        SourceContent.Samples s => !IsPlaced(source, s.At, s.Dimensions),
        SourceContent.Cases => true,
        _ => throw new UnreachableException(),
    };

    /// <summary>Ticks from a row's instant to when it is known, where no recording is written: a bucket is known at its end, a running
    /// total when it is read.</summary>
    public static long Lag(Source source) =>
        source.Content is SourceContent.Counts counts && !HasRunningTotals(source) ? counts.BucketTicks : 0;

    /// <summary>Whether its rows are readings of running totals, so that what one of them counts goes up to the next one.</summary>
    public static bool HasRunningTotals(Source source) => source.Content is SourceContent.Counts counts && Logs.RunningTotals.Are(counts.Counting);

    private static bool IsPlaced(Source source, StampColumn at, IEnumerable<Column> dimensions) =>
        dimensions.All(d => d.From is { } column && source.Key.Contains(column)) && source.Key.Contains(at.From);

    private static IEnumerable<string> Of(SourceContent content) => content switch
    {
        SourceContent.States s => [$"states {Of(s.At)} {Of(s.State)}", .. s.Dimensions.Select(Of)],
        SourceContent.Counts s => [$"counts {Of(s.At)}", .. s.Counters.Select(c => $"counter {Word(c.Name)} {Word(c.From ?? "")}"), .. s.Dimensions.Select(Of)],
        SourceContent.Samples s => [$"samples {Of(s.At)} {Word(s.Value)}", .. s.Dimensions.Select(Of)],
        SourceContent.Cases s => [$"cases {Word(s.Id)}", .. Of(s.Rows), .. s.Dates.Select(d => $"date {Word(d.Name)} {Of(d.Column)}"), .. s.Fields.Select(Of)],
        _ => throw new UnreachableException(),
    };

    private static IEnumerable<string> Of(CaseRows rows) => rows switch
    {
        CaseRows.OneRowACase r =>
            [.. r.Events.Select(e => $"event {Word(e.Name)} {Of(e.Column)}"), .. r.Pauses.Select(p => $"pause {Word(p.Name)} {Of(p.From)} {Of(p.To)}")],
        CaseRows.OneRowAnEvent r => [$"events {Of(r.At)} {Of(r.Event)} {List(r.Events)}", .. r.Pauses.Select(p => $"pause {Word(p.Name)} {Word(p.From)} {Word(p.To)}")],
        _ => throw new UnreachableException(),
    };

    private static string Of(Column column) => $"column {Word(column.Name)} {Word(column.From ?? "")} {Of(column.Words)}"
        + string.Concat(column.Rules.Select(rule => $" {Word(rule.Word)} when {rule.When}"));

    private static string Of(WordMap? words) =>
        words is null ? "" : $"{{{string.Join(' ', words.Entries.Select(e => $"{Word(e.Written)}={Word(e.Word)}"))}}} {(words.Otherwise is { } otherwise ? Word(otherwise) : "")}";

    private static string Of(StampColumn? stamp) => stamp is null ? "" : $"{Word(stamp.From)} as {stamp.Format switch
    {
        StampFormat.Iso iso => $"iso {iso.Zone?.Id} {iso.IgnoresOffset}",
        StampFormat.Unix unix => $"unix {unix.Unit}",
        StampFormat.Pattern pattern => $"pattern {pattern.Letters.Text} {pattern.Zone.Id}",
        _ => throw new UnreachableException(),
    }}";

    private static string List(IEnumerable<string> words) => string.Join(' ', words.Select(Word));

    private static string Word(string word) => $"\"{word.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal)}\"";
}
