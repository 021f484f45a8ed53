using System.Text.Json;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Time;
using NodaTime;

namespace Kept.Statements;

/// <summary>What stands behind a number, as JSON.</summary>
internal static class EvidenceJson
{
    public static void Write(Utf8JsonWriter writer, Measured measured, int most)
    {
        writer.WriteStartObject("evidence");
        switch (measured.Evidence)
        {
            case Evidence.Time time: WriteTime(writer, time, most); break;
            case Evidence.Sums sums:
                writer.WriteString("good", sums.Good.ToString());
                writer.WriteString("total", sums.Total.ToString());
                break;
            case Evidence.Intervals intervals: WriteIntervals(writer, intervals, most); break;
            case Evidence.Samples samples:
                writer.WriteNumber("counted", samples.Counted);
                writer.WriteNumber("good", samples.Good);
                break;
            case Evidence.Cases cases: WriteCases(writer, cases, most); break;
            case Evidence.Parts parts: WriteParts(writer, parts, most); break;
            case Evidence.Nothing: break;
            default: throw new System.Diagnostics.UnreachableException();
        }
        writer.WriteEndObject();
    }

    private static void WriteTime(Utf8JsonWriter writer, Evidence.Time time, int most)
    {
        writer.WriteString("countedSeconds", Seconds(time.CountedTicks));
        writer.WriteString("downSeconds", Seconds(time.DownTicks));
        writer.WriteString("unknownSeconds", Seconds(time.UnknownTicks));
        WriteList(writer, "outages", time.Outages, most, outage =>
        {
            WriteRange(writer, outage.Range);
            writer.WriteString("countedSeconds", Seconds(outage.CountedTicks));
        });
        WriteList(writer, "gaps", time.Gaps, most, gap => WriteRange(writer, gap));
        WriteList(writer, "excluded", time.Excluded, most, window => WriteWindow(writer, window));
        if (time.Beyond.Count > 0) WriteList(writer, "beyondBudget", time.Beyond, most, window => WriteWindow(writer, window));
    }

    private static void WriteWindow(Utf8JsonWriter writer, ExcludedTime window)
    {
        writer.WriteString("exclusion", window.Exclusion);
        WriteRange(writer, window.Range);
        if (window.Reference is not null) writer.WriteString("reference", window.Reference);
    }

    private static void WriteIntervals(Utf8JsonWriter writer, Evidence.Intervals intervals, int most)
    {
        writer.WriteNumber("counted", intervals.Counted);
        writer.WriteNumber("good", intervals.Good);
        writer.WriteNumber("empty", intervals.Empty);
        writer.WriteNumber("unknown", intervals.Unknown);
        WriteList(writer, "bad", intervals.Bad.First(most), intervals.Bad.Count, most, bad =>
        {
            WriteRange(writer, bad.Range);
            if (bad.Value is { } value) writer.WriteString("value", value.ToString());
        });
    }

    private static void WriteCases(Utf8JsonWriter writer, Evidence.Cases cases, int most)
    {
        writer.WriteNumber("decided", cases.Decided);
        writer.WriteNumber("good", cases.Good);
        writer.WriteNumber("running", cases.Running);
        writer.WriteNumber("unjudged", cases.Unjudged);
        WriteList(writer, "cases", cases.Listed, most, found =>
        {
            writer.WriteString("id", found.Id);
            writer.WriteString("state", Word(found.State));
            writer.WriteString("counted", StatementJson.Stamp(found.CountedTick));
            if (found.RunFrom is { } run) writer.WriteString("runFrom", StatementJson.Stamp(run));
            if (found.DueTick is { } due) writer.WriteString("due", StatementJson.Stamp(due));
            if (found is { DueTick: not null, IsDueExcluded: true }) writer.WriteBoolean("dueIsExcluded", true);
            if (found.LateTicks is { } late) writer.WriteString("lateSeconds", Seconds(late));
            if (found.UnknownClass is { } name) writer.WriteString("unknownClass", name);
            if (found.ElapsedTicks is { } elapsed) writer.WriteString("elapsedSeconds", Seconds(elapsed));
            if (found.Value is { } value) writer.WriteString("value", value.ToString());
        });
    }

    private static void WriteParts(Utf8JsonWriter writer, Evidence.Parts parts, int most) =>
        WriteList(writer, "measures", parts.Measures, most, part =>
        {
            writer.WriteString("name", part.Name);
            if (part.Measured.Value is not { } value) writer.WriteNull("exact");
            else if (Shown.Fraction(value, part.Unit) is { } fraction) writer.WriteString("exact", fraction);
            writer.WriteString("unit", part.Unit.Symbol);
            Write(writer, part.Measured, most);
        });

    private static void WriteList<T>(Utf8JsonWriter writer, string name, Sequence<T> items, int most, Action<T> content) =>
        WriteList(writer, name, items, items.Count, most, content);

    private static void WriteList<T>(Utf8JsonWriter writer, string name, Sequence<T> items, long inAll, int most, Action<T> content)
    {
        writer.WriteStartArray(name);
        foreach (var item in items.Take(most))
        {
            writer.WriteStartObject();
            content(item);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        if (inAll > most) writer.WriteNumber($"{name}InAll", inAll);
    }

    private static void WriteRange(Utf8JsonWriter writer, TimeRange range)
    {
        writer.WriteString("from", StatementJson.Stamp(range.Start));
        writer.WriteString("to", StatementJson.Stamp(range.End));
    }

    private static string Word(CaseState state) => state switch
    {
        CaseState.InTime => "in-time",
        CaseState.Breached => "breached",
        CaseState.Running => "running",
        CaseState.Unjudged => "unjudged",
        CaseState.NotDelivered => "not-delivered",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Seconds(long ticks) => Rational.Of(ticks, NodaConstants.TicksPerSecond).ToShortDecimal(7);
}
