using Kept.Agreements;
using Kept.Diagnostics;
using Kept.Time;
using NodaTime;

namespace Kept.Language.Linting;

/// <summary>Service hours in which an agreement underneath promises nothing.</summary>
internal static class HoursBeyondUnderpinning
{
    public static IEnumerable<Diagnostic> Check(Agreement agreement, Workspace workspace)
    {
        var year = YearOf(agreement);
        foreach (var dependency in agreement.Dependencies)
        {
            var ours = Hours(dependency.Service.Hours, year);
            foreach (var promised in dependency.Needs.Promises())
            {
                if (Underpinning.Find(promised, workspace) is not { } found || found.Objectives.Count == 0) continue;
                var theirs = found.Objectives.Aggregate(IntervalSet.Empty, (all, o) => all.Union(Hours(o.Service?.Hours, year)));
                var lacking = ours.Except(theirs);
                if (lacking.Length > 0)
                    yield return new Diagnostic(
                        "KPT510", Severity.Warning, promised.Clause,
                        $"'{dependency.Service.Name}' is promised {Title(dependency.Service.Hours)}, but '{promised}' promises nothing in "
                            + $"{lacking.Length / NodaConstants.TicksPerHour} of these {ours.Length / NodaConstants.TicksPerHour} hours of a year.",
                        "Agree on wider hours underneath, or promise narrower ones.");
            }
        }
    }

    /// <summary>The first year of the term, so that holidays of that year count.</summary>
    private static TimeRange YearOf(Agreement agreement)
    {
        var start = agreement.Term?.Start ?? new LocalDate(2026, 1, 1);
        return agreement.Zone.RangeOf(start, start.PlusYears(1));
    }

    private static IntervalSet Hours(Calendar? hours, TimeRange year) => hours is null ? IntervalSet.Of(year) : hours.Resolve(year);

    private static string Title(Calendar? hours) => hours is null || hours.IsAlways ? "around the clock" : $"in {hours.Title}";
}
