using System.Diagnostics;
using System.Numerics;
using Kept.Agreements;
using Kept.Evaluation;
using Kept.Measurements;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Remedies;

/// <summary>How much was charged: from the agreement's text or from measured amounts.</summary>
/// <param name="earlier">The versions that were in force before, in order.</param>
internal sealed class Charges(Agreement agreement, Sequence<Agreement> earlier, Timeline timeline)
{
    private static readonly Recurrence Month = new Recurrence.Monthly(1, 1, 1);

    private readonly Dictionary<string, Dictionary<string, int>> _casesById = [];

    /// <summary>The base of a credit; null when nothing says how much it is.</summary>
    public Priced? Of(CreditBase creditBase, Finding finding) => creditBase switch
    {
        CreditBase.PriceOfCase price => PriceOf(price, finding),
        CreditBase.Charge { Preceding: true } or CreditBase.Measured { Preceding: true } =>
            Of(creditBase, finding.Objective.Every, BeforeOf(finding), finding.Scope),
        _ => Of(creditBase, finding.Objective.Every, finding.Period, finding.Scope),
    };

    /// <summary>The base for a period of a recurrence, whatever is assessed in it.</summary>
    /// <param name="goesAcross">Whether earlier versions of the agreement may have a part of the period.</param>
    public Priced? Of(CreditBase creditBase, Recurrence every, ServicePeriod? period, Sequence<Label> labels, bool goesAcross = false) => (creditBase, period) switch
    {
        (CreditBase.Fixed known, _) => Of(known.Amount.Amount, SplitOf(every, period, labels)),
        (_, null) => null,
        (CreditBase.Regular regular, _) => Of(regular.Amount, every, period),
        (CreditBase.Charge charge, _) => Of(charge.Service.Charge!, new Span(every, period, period), labels),
        (CreditBase.AllCharges, _) => OfAll(null, new Span(every, period, period) { GoesAcross = goesAcross }, []) is { } all ? new Priced(all) : null,
        (CreditBase.Measured measured, _) => Measured(measured.Amounts, period, labels),
        (CreditBase.AtRisk, _) => AtRisk(new Span(every, period, period) { GoesAcross = goesAcross }),
        _ => throw new UnreachableException(),
    };

    /// <summary>What services cost in a span, by each version of the agreement for its part; null when one of them is not known. Services without
    /// a charge cost nothing.</summary>
    /// <param name="only">Null for all services.</param>
    public Rational? OfAll(ServicePromise? only, Span span, Sequence<Label> labels)
    {
        var sum = Rational.Zero;
        foreach (var (version, part) in PartsOf(span))
            foreach (var charge in version.Services.Where(s => only is null || s.Name == only.Name).Select(s => s.Charge).OfType<Charge>())
            {
                var amount = part == span.Period ? Of(charge, span, labels)?.Amount : Of(charge, span, part, labels);
                if (amount is null) return null;
                sum += amount.Value;
            }
        return sum;
    }

    /// <summary>The parts of a span in which each version of the agreement sets the charges: whole months where it takes over with whole
    /// periods.</summary>
    private IEnumerable<(Agreement Version, ServicePeriod Part)> PartsOf(Span span)
    {
        if (!span.GoesAcross || earlier.Count == 0) return [(agreement, span.Period)];
        var starts = earlier.Append(agreement).Select(version => (Version: version, From: version.Effective is { } takeover
            ? AssessmentPeriods.StartOf(takeover, Month.PeriodOf(takeover.From, span.Period.Zone)) : long.MinValue)).ToList();
        return starts.Select((start, i) => (start.Version, Range: span.Period.Range.Intersect(
                new TimeRange(start.From, starts.Skip(i + 1).Select(later => later.From).Append(long.MaxValue).Min()))))
            .Where(part => !part.Range.IsEmpty)
            .Select(part => (part.Version, part.Range == span.Period.Range ? span.Period : ServicePeriod.Of(part.Range, span.Period.Zone)));
    }

    private Rational? Of(Charge charge, Span span, ServicePeriod part, Sequence<Label> labels) => charge switch
    {
        Charge.PerMonths regular =>
            regular.Amount.Amount * CutMonths.Of(span.Every, BillingPeriods.WholeOf(span.Every, span.Period), part).Count / regular.Months,
        Charge.Measured measured => Measured(measured.Amounts, part with { Range = part.Range.Intersect(span.SoFar.Range) }, labels)?.Amount,
        _ => throw new UnreachableException(),
    };

    /// <summary>What is at risk in a span.</summary>
    public Priced? AtRisk(Span span)
    {
        var terms = agreement.Settlement.AtRisk;
        if (terms is Compensation.Amount money) return Of(money.Value, BillingPeriods.FindSplit(agreement, span.Every, span.Period));
        if (terms is not Compensation.ShareOfBase share || OfAll(null, span, []) is not { } all) return null;
        return new Priced(share.Share * all, $"{terms} of {Shown(all)} at risk");
    }

    private Priced? Of(Charge charge, Span span, Sequence<Label> labels) => charge switch
    {
        Charge.PerMonths regular => Of(regular, span.Every, span.Period),
        Charge.Measured measured => Measured(measured.Amounts, span.SoFar, labels),
        _ => throw new UnreachableException(),
    };

    private static Priced Of(Charge.PerMonths charge, Recurrence? every, ServicePeriod period)
    {
        var months = BillingPeriods.MonthsOf(charge, every, period);
        var amount = charge.Amount.Amount * months / charge.Months;
        var whole = BillingPeriods.WholeOf(every, period);
        if (period.Range == whole.Range) return new Priced(amount, months == charge.Months ? null : $"{Part(months, charge)} {charge}");
        return new Priced(amount, charge.FullWhenCut
            ? $"{charge}, due in full for the part of {whole}"
            : $"{charge} for {CutMonths.Of(every, whole, period)}");
    }

    /// <summary>The part of a period that a result speaks of where the agreement's version has no more of it; null for results of single
    /// cases, which are whole.</summary>
    public SplitPart? SplitOf(Recurrence every, ServicePeriod? period, Sequence<Label> labels) =>
        period is null || labels.Any(l => l.Dimension == Scope.Case) ? null : BillingPeriods.FindSplit(agreement, every, period);

    private Priced Of(Rational amount, SplitPart? split) =>
        split is null ? new Priced(amount) : new Priced(amount * split.Share, $"{Shown(amount)} for {split.Words}");

    private static string Part(Rational months, Charge.PerMonths charge) =>
        (months / charge.Months) is { IsWhole: true } times ? $"{times} ×" : $"{months / charge.Months} of";

    /// <summary>The period before the one that was assessed; null when it lies before the term.</summary>
    private ServicePeriod? BeforeOf(Finding finding)
    {
        var before = BillingPeriods.Preceding(finding.Objective.Every, finding.Period);
        var inTerm = AssessmentPeriods.Within(agreement.Term, before);
        return inTerm.Range.IsEmpty ? null : inTerm;
    }

    private Priced? PriceOf(CreditBase.PriceOfCase price, Finding finding)
    {
        if (timeline.Find(price.Cases.Name) is not SourceTimeline.Cases { Table: var table }) return null;
        var id = finding.Scope.First(l => l.Dimension == Scope.Case).Value;
        return IndexOf(id, price.Cases.Name, table) is { } index && table.FindField(price.Field)?[index] is { } text
            && Rational.TryParseDecimal(text, out var amount)
                ? new Priced(amount)
                : null;
    }

    private int? IndexOf(string id, string source, CaseTable table)
    {
        if (!_casesById.TryGetValue(source, out var byId))
            _casesById[source] = byId = Enumerable.Range(0, table.Count).ToDictionary(table.Id, i => i, StringComparer.Ordinal);
        return byId.TryGetValue(id, out var index) ? index : null;
    }

    /// <summary>The amounts of the period; dimensions that the scope names must agree.</summary>
    private Priced? Measured(Selection amounts, ServicePeriod period, Sequence<Label> labels)
    {
        if (timeline.Find(amounts.Source.Name) is not SourceTimeline.Samples samples) return null;
        var unit = ((SourceContent.Samples)amounts.Source.Content).Unit;
        var scope = new Scope(labels);
        var sum = BigInteger.Zero;
        var digits = samples.Series.Count == 0 ? 0 : samples.Series.Max(s => s.Digits);
        var rows = 0;
        foreach (var place in new SelectedSeries(amounts, [.. samples.Series.Select(s => s.Labels)]).In(scope))
            foreach (var (_, value) in Evaluation.Folds.SamplesIn.Time(samples.Series[place], IntervalSet.Of(period.Range), digits))
            {
                rows++;
                sum += (BigInteger)value;
            }
        return rows == 0 ? null : new Priced(sum * Evaluation.Folds.SampleStep.Of(digits, unit));
    }

    private string Shown(Rational amount) => new Quantity(amount, new Unit.Amount(agreement.Currency!)).ToString();
}
