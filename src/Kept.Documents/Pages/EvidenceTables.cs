using Kept.Agreements;
using Kept.Documents.Findings;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Statements;
using Kept.Time;
using NodaTime;

namespace Kept.Documents.Pages;

/// <summary>What stands behind a number, item by item.</summary>
/// <param name="at">The tick up to which time has passed.</param>
internal sealed class EvidenceTables(Agreement agreement, long at)
{
    /// <summary>Of every list so many items are written; the rest is counted.</summary>
    public const int MostRows = 50;

    private readonly DateTimeZone _zone = agreement.Zone;

    public void Write(HtmlWriter html, Finding finding)
    {
        var tables = TablesOf(finding.Objective.Indicator, finding.Target, finding.Measured, finding.Unit).ToList();
        if (tables.Count == 0) return;
        html.Element("h4", "Evidence").Open("div", ("class", "evidence"));
        foreach (var table in tables) Tables.Write(html, table.Caption, table.Table);
        html.Close();
    }

    private IEnumerable<Listing> TablesOf(Indicator indicator, Comparison? target, Measured measured, Unit unit)
    {
        Listing[] all = measured.Evidence switch
        {
            Evidence.Time time => [Outages(time), Gaps(time), Excluded(time)],
            Evidence.Intervals intervals => [Bad(intervals.Bad.All())],
            Evidence.Cases cases => [CaseListing.Of(cases, indicator, target, unit, _zone)],
            Evidence.Samples samples => [Extremes(samples, unit)],
            Evidence.Parts parts => [PartsOf(parts), .. InsideOf(parts, (Indicator.Formula)indicator)],
            Evidence.Sums or Evidence.Nothing => [],
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return all.Where(listing => listing.Table.Rows.Count > 0);
    }

    /// <summary>The evidence of the numbers that a formula uses, each under its name.</summary>
    private IEnumerable<Listing> InsideOf(Evidence.Parts parts, Indicator.Formula formula) =>
        from part in parts.Measures
        join measure in formula.Measures on part.Name equals measure.Name
        from listing in TablesOf(measure.Indicator, null, part.Measured, part.Unit)
        select listing with { Caption = $"{part.Name}: {listing.Caption}" };

    private Listing Outages(Evidence.Time time) => time.Outages.All(o => o.CountedTicks == o.Range.Length)
        ? Listing.Of(
            "Outages, all of which count in full", [new("When", IsMoment: true), new("Length", true)], time.Outages,
            o => [RangeText.Of(o.Range, _zone), Moments.Length(o.Range.Length)])
        : Listing.Of(
            "Outages", [new("When", IsMoment: true), new("Length", true), new("Counted", true)], time.Outages,
            o => [RangeText.Of(o.Range, _zone), Moments.Length(o.Range.Length), Moments.Length(o.CountedTicks)]);

    /// <summary>What is unknown because it has not come yet is no gap.</summary>
    private Listing Gaps(Evidence.Time time) => Listing.Of(
        "Time without data", [new("When", IsMoment: true), new("Length", true)],
        time.Gaps.Select(g => g with { End = Math.Min(g.End, at) }).Where(g => !g.IsEmpty).ToSequence(),
        g => [RangeText.Of(g, _zone), Moments.Length(g.Length)]);

    private Listing Excluded(Evidence.Time time)
    {
        return Listing.Of(
            "Exclusions applied", [new("When", IsMoment: true), new("Length", true), new("Exclusion"), new("Effect"), new("Reference")], time.Excluded,
            e => [
                RangeText.Of(e.Range, _zone), Moments.Length(e.Range.Length), Find(e)?.Title ?? e.Exclusion,
                Find(e) is { } exclusion ? Words.Effect(exclusion.Effect) : "–", e.Reference ?? "–",
            ]);

        Exclusion? Find(ExcludedTime excluded) => agreement.Exclusions.FirstOrDefault(x => x.Name == excluded.Exclusion);
    }

    private Listing Bad(Sequence<BadInterval> intervals) => intervals.All(b => b.Value is null)
        ? Listing.Of(
            "Intervals that were not good, in runs", [new("When", IsMoment: true), new("Intervals", true)],
            IntervalSet.Of(intervals.Select(b => b.Range)).ToSequence(),
            run => [RangeText.Of(run, _zone), $"{intervals.Count(b => run.Overlaps(b.Range))}"])
        : Listing.Of(
            "Intervals that were not good", [new("When", IsMoment: true), new("Value", true)], intervals,
            b => [RangeText.Of(b.Range, _zone), b.Value is { } value ? Quantity.Share(value).ToText(3) : "not met"]);

    private static Listing Extremes(Evidence.Samples samples, Unit unit) => Listing.Of(
        "Measurements", [new("Counted", true), new("Smallest", true), new("Largest", true)],
        samples.Smallest is null ? [] : new Sequence<Evidence.Samples>([samples]),
        s => [$"{s.Counted}", Text(s.Smallest!.Value, unit), Text(s.Largest!.Value, unit)]);

    private static Listing PartsOf(Evidence.Parts parts) => Listing.Of(
        "The numbers of the formula", [new("Name"), new("Value", true), new("Exactly", true)], parts.Measures,
        p => p.Measured.Value is { } value
            ? [p.Name, Shown.Text(value, p.Unit, null), Shown.Fraction(value, p.Unit) ?? "–"]
            : [p.Name, "no data", "–"]);

    private static string Text(Rational value, Unit unit) => Shown.Text(Figure.Of(value), unit, null);
}
