using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Remedies;

/// <summary>Points added up over the spans of the settlement terms.</summary>
internal sealed class PointsAccount(Agreement agreement, PointsTerms terms, Carry carry)
{
    private readonly List<PointsSoFar> _spans = [.. carry.Points];

    public Sequence<PointsSoFar> Open => _spans.ToSequence();

    public void Add(PointsLine line)
    {
        var span = SpanOf(line.Finding.Period);
        var index = _spans.FindIndex(s => s.Span == span);
        if (index < 0)
        {
            _spans.Add(new PointsSoFar(span, Rational.Zero, Rational.Zero));
            index = _spans.Count - 1;
        }
        var before = _spans[index];
        _spans[index] = before with { Least = before.Least + line.Least, Most = before.Most + line.Most };
    }

    /// <summary>Takes out the spans that end with the periods that end at a tick, since no objective with points has another
    /// period that ends in them.</summary>
    public IEnumerable<PointsSoFar> Close(long tick)
    {
        var closed = _spans.Where(s => s.Span.Range.End <= tick || !HasAnotherPeriod(s.Span, tick)).ToList();
        _spans.RemoveAll(closed.Contains);
        return closed;
    }

    private bool HasAnotherPeriod(ServicePeriod span, long tick) => agreement.Objectives
        .Where(o => o.Remedies.Any(r => r is Remedy.Points))
        .Any(o => NextEnd(o, tick, span.Zone) is { } end && end <= span.Range.End);

    /// <summary>The end of the period that an objective has next; null when the term is over.</summary>
    private long? NextEnd(Objective objective, long tick, NodaTime.DateTimeZone zone)
    {
        var next = AssessmentPeriods.Within(agreement.Term, objective.Every.PeriodOf(zone.LocalAt(tick).Date, zone));
        return next.Range.IsEmpty ? null : next.Range.End;
    }

    private ServicePeriod SpanOf(ServicePeriod period) => AssessmentPeriods.Within(
        agreement.Term, terms.Per.PeriodOf(BillingPeriods.LastDay(period), period.Zone));
}
