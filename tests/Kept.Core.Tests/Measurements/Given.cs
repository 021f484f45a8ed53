using System.Text;
using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Measurements;
using Kept.Quantities;
using NodaTime;
using NodaTime.Text;

namespace Kept.Core.Tests.Measurements;

/// <summary>Sources and files as tests need them.</summary>
internal static class Given
{
    public static Place Clause { get; } = new("sources.yaml", 3, 1, 0);

    public static StampPattern Letters(string text) =>
        StampPattern.TryParse(text, out var pattern, out var problem) ? pattern : throw new ArgumentException(problem);

    public static DateTimeZone Zone(string id) => DateTimeZoneProviders.Tzdb[id];

    public static StampColumn Iso(string column, string? zone = null, bool ignoresOffset = false) =>
        new(column, new StampFormat.Iso(zone is null ? null : Zone(zone), ignoresOffset));

    public static Column Column(string name, WordMap? words = null) => new(name, name, words);

    public static WordMap Words(string? otherwise, params (string Written, string Word)[] entries) =>
        new(entries.Select(entry => new WordEntry(entry.Written, entry.Word)).ToSequence(), otherwise);

    public static Source Source(SourceContent content) => new(
        "test", "Test", ["test.csv"], FileFormat.Csv, ',', Header: null, Where: null, Key: [], Recorded: null, By: null, IsManual: false, content,
        Clause);

    public static Source States(long? holdsAtMost = null, WordMap? words = null) =>
        Source(new SourceContent.States(Iso("at"), Column("state", words), holdsAtMost, [Column("service")]));

    public static Source Counts(long bucketTicks, params string[] counters) => Source(new SourceContent.Counts(
        Iso("at"), bucketTicks, counters.Select(name => new Counter(name, name)).ToSequence(),
        GapsMeanNothingHappened: false, [Column("service")]));

    public static Source Samples(StampColumn? at = null) =>
        Source(new SourceContent.Samples(at ?? Iso("at"), "value", Unit.OfNumber, []));

    /// <summary>One row a case: opened, closed, a promised date, two pairs of columns of waiting, a priority.</summary>
    public static Source Tickets() => Source(new SourceContent.Cases(
        "id",
        new CaseRows.OneRowACase(
            [new("opened", Iso("opened")), new("closed", Iso("closed"))],
            [new("waiting", Iso("from1"), Iso("to1")), new("waiting", Iso("from2"), Iso("to2"))]),
        [new("due", Iso("due"))],
        [Column("priority")]));

    /// <summary>One row an event: opened, closed, and waiting between hold and resume.</summary>
    public static Source TicketEvents(WordMap? words = null) => Source(new SourceContent.Cases(
        "id",
        new CaseRows.OneRowAnEvent(
            Iso("at"), Column("event", words), ["opened", "closed"], [new("waiting", "hold", "resume")]),
        [],
        [Column("priority")]));

    public static SourceFile File(string name, string text) => new(name, Blocks(Encoding.UTF8.GetBytes(text)));

    /// <summary>The bytes in blocks that end at the cuts, each in the memory of the one before, as hosts do.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Blocks(byte[] bytes, params IEnumerable<int> cuts)
    {
        var buffer = new byte[bytes.Length];
        var start = 0;
        foreach (var end in cuts.Append(bytes.Length).Where(cut => cut <= bytes.Length).Order())
        {
            bytes.AsSpan(start..end).CopyTo(buffer);
            yield return buffer.AsMemory(0, end - start);
            buffer.AsSpan().Fill((byte)'#');
            start = end;
        }
    }

    public static Checked<SourceLog> Read(this Source source, params string[] texts) =>
        MeasurementReader.Read(
            source, texts.Select((text, i) => File(texts.Length == 1 ? "test.csv" : $"test{i + 1}.csv", text)));

    /// <summary>The log of files that must be readable; warnings are fine.</summary>
    public static SourceLog Log(this Source source, params string[] texts)
    {
        var read = source.Read(texts);
        return read.Value ?? throw new InvalidOperationException(string.Join("\n", read.Diagnostics));
    }

    /// <summary>Everything that the log knows in the end.</summary>
    public static SourceTimeline AtEnd(this SourceLog log) => log.AsOf(Tick("2300-01-01T00:00:00Z"));

    public static long Tick(string instant) => InstantPattern.ExtendedIso.Parse(instant).Value.ToUnixTimeTicks();

    public static string Text(long tick) => InstantPattern.ExtendedIso.Format(Instant.FromUnixTimeTicks(tick));
}
