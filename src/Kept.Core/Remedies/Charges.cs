using Kept.Agreements;
using Kept.Evaluation;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Remedies;

/// <summary>How much was charged: from the agreement's text or from measured amounts.</summary>
internal sealed class Charges(Timeline timeline)
{
    /// <summary>The base of a credit in units of its currency; null when nothing says how much it is.</summary>
    public Rational? Of(CreditBase creditBase, Finding finding) => creditBase switch
    {
        CreditBase.Fixed known => known.Amount.Amount,
        CreditBase.Charge charge => Of(charge.Service.Charge!, finding.Objective.Every, finding.Period, finding.Scope),
        CreditBase.Measured measured => Measured(measured.Amounts, finding.Period, finding.Scope),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What all services of an agreement cost in a period; null when one of them is not known.</summary>
    public Rational? OfAll(Agreement agreement, Recurrence every, ServicePeriod period)
    {
        var sum = Rational.Zero;
        foreach (var service in agreement.Services)
        {
            if (service.Charge is null) continue;
            if (Of(service.Charge, every, period, []) is not { } charge) return null;
            sum += charge;
        }
        return sum;
    }

    /// <summary>A fixed charge is taken in proportion to the months of the assessment: a year's charge for a month is a twelfth.</summary>
    private Rational? Of(Charge charge, Recurrence every, ServicePeriod period, Sequence<Label> scope) => charge switch
    {
        Charge.PerMonths fixedCharge => every switch
        {
            Recurrence.Monthly monthly => fixedCharge.Amount.Amount * Rational.Of(monthly.Months, fixedCharge.Months),
            Recurrence.RollingMonths rolling => fixedCharge.Amount.Amount * Rational.Of(rolling.Months, fixedCharge.Months),
            _ => null,
        },
        Charge.Measured measured => Measured(measured.Amounts, period, scope),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The amounts of the period; dimensions that the scope names must agree.</summary>
    private Rational? Measured(Selection amounts, ServicePeriod period, Sequence<Label> labels)
    {
        if (timeline.Find(amounts.Source.Name) is not SourceTimeline.Samples samples) return null;
        var unit = ((SourceContent.Samples)amounts.Source.Content).Unit;
        var scope = new Scope(labels);
        var sum = System.Numerics.BigInteger.Zero;
        var digits = samples.Series.Count == 0 ? 0 : samples.Series.Max(s => s.Digits);
        var rows = 0;
        foreach (var series in samples.Series.Where(s => scope.Takes(amounts, s.Labels)))
        {
            var (first, last) = Instants.Between(series.At.Span, period.Range.Start, period.Range.End);
            rows += last - first;
            var factor = Evaluation.Folds.SampleStep.PowerOfTen(digits - series.Digits);
            foreach (var value in series.Value.Span[first..last]) sum += (System.Numerics.BigInteger)(value * factor);
        }
        return rows == 0 ? null : sum * Evaluation.Folds.SampleStep.Of(digits, unit);
    }
}
