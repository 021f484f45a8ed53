using Kept.Agreements;
using Kept.Evaluation.Expressions;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Evaluation;

/// <summary>A window that a case stands for.</summary>
/// <param name="Case">The case's index.</param>
internal readonly record struct RecordedWindow(TimeRange Range, int Case);

/// <summary>The recorded windows of an exclusion, found by the values that the excluded thing must have in common with them.</summary>
internal sealed class RecordedWindowIndex(Dictionary<Sequence<string?>, List<RecordedWindow>> windows)
{
    /// <param name="open">When a window without an end ends.</param>
    public static RecordedWindowIndex Of(RecordedWindows windows, CaseTable table, long open)
    {
        var where = windows.Of.Where is { } condition ? new CaseConditions(table).Condition(condition) : _ => true;
        var isInTime = InTime(windows.Notice);
        var (starts, ends) = (table.Occurrences(windows.From), table.Occurrences(windows.To));
        var found = new Dictionary<Sequence<string?>, List<RecordedWindow>>();
        for (var i = 0; i < table.Count; i++)
        {
            if (starts.Of(i) is not { } from || where(i) != true) continue;
            if (!IsAnnounced(i, from) || !HasEvidence(windows, table, i)) continue;
            var same = windows.Same.Select(dimension => table.FindField(dimension)?[i]).ToSequence();
            if (!found.TryGetValue(same, out var together)) found.Add(same, together = []);
            together.Add(new RecordedWindow(new TimeRange(from, ends.Of(i) ?? open), i));
        }
        return new(found);

        bool IsAnnounced(int index, long from) =>
            windows.Announced is null || (table.Occurrences(windows.Announced).Of(index) is { } announced && isInTime(announced, from));
    }

    /// <summary>The windows of things with these values, in order of their cases; null agrees with any value.</summary>
    public IEnumerable<RecordedWindow> With(Sequence<string?> same) => same.All(value => value is not null)
        ? windows.GetValueOrDefault(same) ?? []
        : windows.Where(w => w.Key.Zip(same).All(pair => pair.Second is null || pair.First == pair.Second))
            .SelectMany(w => w.Value).OrderBy(w => w.Case);

    /// <summary>Whether what was announced at a tick was announced in time for a window from another tick on.</summary>
    private static Func<long, long, bool> InTime(Notice? notice)
    {
        switch (notice)
        {
            case null: return (_, _) => true;
            case Notice.Time time: return (announced, from) => announced <= from - time.Ticks;
            case Notice.Days { Count: var days, Calendar.Zone: var zone }:
                return (announced, from) => zone.TickOf(zone.LocalAt(announced).PlusDays(days)) <= from;
            case Notice.BusinessDays { Count: var days, Calendar: var calendar }:
                var clock = new CalendarClock(calendar);
                return (announced, from) => clock.AddBusinessDays(announced, days) <= from;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    private static bool HasEvidence(RecordedWindows windows, CaseTable table, int index) =>
        windows.Evidence is null || !string.IsNullOrEmpty(table.FindField(windows.Evidence)?[index]);
}
