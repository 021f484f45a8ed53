using System.Diagnostics;
using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;
using NodaTime;

namespace Kept.Remedies;

/// <summary>How much there is of what a ladder counts, in the units held.</summary>
internal static class Extents
{
    /// <returns>At least and at most; null where nothing bounds it.</returns>
    public static (Rational? Least, Rational? Most) Of(LadderMeasure measure, Finding finding, Facts facts)
    {
        var bounds = measure switch
        {
            LadderMeasure.Attainment => facts.Of(FactNames.Attainment),
            LadderMeasure.Shortfall => facts.Of(FactNames.Shortfall),
            LadderMeasure.Exceedance => facts.Of(FactNames.Exceedance),
            LadderMeasure.Downtime => facts.Of(FactNames.Downtime),
            LadderMeasure.Overrun => Overrun(finding, facts),
            _ => throw new UnreachableException(),
        };
        return (bounds.Low, bounds.High);
    }

    public static string Words(this LadderMeasure measure) => measure switch
    {
        LadderMeasure.Downtime => "down time",
        _ => measure.ToString().ToLowerInvariant(),
    };

    /// <summary>How many local days had some down time that counted, at least and at most.</summary>
    public static (Rational Least, Rational Most) DaysDown(Finding finding)
    {
        long least = 0, most = 0;
        foreach (var day in finding.Days)
        {
            if (day.Day.Evidence is not Evidence.Time time) continue;
            if (time.LeastDownTicks > 0) least++;
            if (time.MostDownTicks > 0) most++;
        }
        return (least, most);
    }

    /// <summary>The time beyond the due time of the one case that the finding is about.</summary>
    private static Bounds Overrun(Finding finding, Facts facts)
    {
        if (finding.Measured.Evidence is not Evidence.Cases cases) return new(null, null);
        if (finding.Objective.Indicator is not Indicator.Timeliness) return facts.Of(FactNames.Shortfall);
        if (cases.Listed.FirstOrDefault(c => c.LateTicks is not null) is { LateTicks: { } ticks } late)
        {
            var seconds = Rational.Of(ticks, NodaConstants.TicksPerSecond);
            return new(seconds, late.IsOpen ? null : seconds);
        }
        return cases.Unjudged > 0 ? new(null, null) : new(Rational.Zero, cases.Running > 0 ? null : Rational.Zero);
    }
}
