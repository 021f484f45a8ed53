using Kept.Documents.Findings;
using NodaTime;

namespace Kept.Documents.Charts;

/// <summary>The days of one objective in one scope.</summary>
internal sealed record DayMapRow(RowTitle Title, IReadOnlyDictionary<LocalDate, DayValue> Days)
{
    /// <summary>Null on days of which the objective does not speak.</summary>
    public DayState? StateOf(LocalDate date) => Days.TryGetValue(date, out var day) ? day.State : null;

    public IEnumerable<LocalDate> On(DayState state, IReadOnlyList<LocalDate> dates) => dates.Where(d => StateOf(d) == state);
}
