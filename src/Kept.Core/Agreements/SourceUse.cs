using System.Diagnostics;

namespace Kept.Agreements;

/// <summary>Which sources an agreement needs.</summary>
public static class SourceUse
{
    extension(Agreement agreement)
    {
        /// <summary>All sources that its objectives, exclusions, charges, credits and plan measure with, each once.</summary>
        public IEnumerable<Source> Sources() => agreement.Objectives
            .SelectMany(o => o.Indicator.Sources().Concat(o.Classes.Select(c => c.Parts.Source)).Concat(o.Remedies.SelectMany(r => Of(r.Terms?.Of))))
            .Concat(Of(agreement.Settlement.Points?.Of))
            .Concat(agreement.Services.SelectMany(s => Of(s.Charge)))
            .Concat(agreement.Plan.OfType<PlanValue.Measured>().SelectMany(m => m.Indicator.Sources()))
            .DistinctBy(s => s.Name);
    }

    extension(Indicator indicator)
    {
        /// <summary>The indicators that measure: those of the numbers that a formula is made of, or this one.</summary>
        public IEnumerable<Indicator> Parts() => indicator is Indicator.Formula formula ? formula.Measures.Select(m => m.Indicator) : [indicator];

        /// <summary>The sources that the indicator and its exclusions measure with.</summary>
        public IEnumerable<Source> Sources() => indicator.Selections().Select(s => s.Source)
            .Concat(indicator.Masks().SelectMany(m => m.Exclusions).Select(e => e.Windows?.Of.Source).OfType<Source>());

        /// <summary>The measurements that the indicator is made of, without its exclusions.</summary>
        public IEnumerable<Selection> Selections() => indicator switch
        {
            Indicator.ShareOfTime i => [i.Down.Of],
            Indicator.Ratio i => [i.Of],
            Indicator.MeanOfRatios i => [i.Of],
            Indicator.ShareOfIntervals i => [i.Of],
            Indicator.ShareOfSamples i => [i.Of],
            Indicator.ShareOfCases i => [i.Of],
            Indicator.Timeliness i => [i.Of],
            Indicator.Deliveries i => [i.Of],
            Indicator.Statistic i => [i.Of.Of],
            Indicator.Formula i => i.Measures.SelectMany(m => m.Indicator.Selections()),
            _ => throw new UnreachableException(),
        };

        /// <summary>What counts for it, and for the numbers that it is computed from.</summary>
        public IEnumerable<Mask> Masks() => indicator switch
        {
            Indicator.ShareOfTime i => [i.Mask],
            Indicator.Ratio i => [i.Mask],
            Indicator.MeanOfRatios i => [i.Mask],
            Indicator.ShareOfIntervals i => [i.Mask],
            Indicator.ShareOfSamples i => [i.Mask],
            Indicator.ShareOfCases i => [i.Mask],
            Indicator.Timeliness i => [i.Mask],
            Indicator.Deliveries => [],
            Indicator.Statistic i => [i.Mask],
            Indicator.Formula i => i.Measures.SelectMany(m => m.Indicator.Masks()),
            _ => throw new UnreachableException(),
        };
    }

    private static IEnumerable<Source> Of(CreditBase? creditBase) => creditBase switch
    {
        CreditBase.Measured measured => [measured.Amounts.Source],
        CreditBase.Charge charge => Of(charge.Service.Charge),
        CreditBase.PriceOfCase price => [price.Cases],
        _ => [],
    };

    private static IEnumerable<Source> Of(Charge? charge) => charge is Charge.Measured measured ? [measured.Amounts.Source] : [];
}
