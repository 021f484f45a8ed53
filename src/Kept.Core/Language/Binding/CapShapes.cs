using Kept.Agreements;
using Kept.Language.Binding.Shapes;
using Kept.Quantities;
using Kept.Time;
using static Kept.Language.Binding.Shapes.Keys;

namespace Kept.Language.Binding;

/// <summary>Limits of the settlement: caps, minimum, and what points come to.</summary>
internal static class CapShapes
{
    private const string AtRisk = "at-risk";
    private const string Agreement = "agreement";

    /// <summary>By what credits are grouped: service, objective, or dimensions.</summary>
    public static Shape<Sequence<string>> Groups { get; } = new ListShape<string>(
        Scalars.Name("service, objective, or a dimension of the objectives", "incident"));

    /// <summary>How much a cap leaves: a share of the charges, money, or what is at risk.</summary>
    public static Shape<CapLimit> Limit { get; } = new WordOrScalarShape<CapLimit>(
        [(AtRisk, new CapLimit(new Compensation.ShareOfBase(Rational.One), true), "What the settlement puts at risk.")],
        "a percentage or an amount of money", "30%", TryParseLimit);

    /// <summary>A comparison with an amount of money.</summary>
    public static Shape<Comparison> Minimum { get; } = new ScalarShape<Comparison>(
        "a comparison with an amount of money", "more than 1.00 USD", TryParseMinimum);

    private static readonly Field<Sequence<string>> On = Required(
        "on", new WordOrShape<Sequence<string>>(Agreement, [], "All credits of the agreement.", Groups),
        "What is limited: agreement, service, objective, a dimension such as region, or several of them.");

    private static readonly Field<CapSpan> Per = Required(
        "per", new WordOrScalarShape<CapSpan>(
            [("period", new CapSpan.Period(), "Each period that is assessed, by itself."),
                ("term", new CapSpan.Term(), "The whole term of the agreement.")],
            "month, quarter or year, from any day", "year", TryParseSpan),
        "Over which time it adds up what was paid; a period belongs to the span in which it ends.");

    private static readonly Field<CapLimit> AtMost = Required(
        "atMost", Limit, "The most that they come to: a percentage of the charges of what is limited, money, or at-risk.");

    /// <summary>A cap.</summary>
    public static Shape<CreditCap> Cap { get; } = new RecordShape<CreditCap>("A cap", [On, Per, AtMost], r =>
        new CreditCap(r.Get(On), r.Get(Per), r.Get(AtMost).AtMost, r.Get(AtMost).OfAtRisk, r.Place));

    /// <summary>What points come to.</summary>
    public static Shape<PointsTerms> Points { get; } = PointsShape();

    /// <summary>Narrow caps are applied before wide ones.</summary>
    public static int Narrowness(CreditCap cap) => SettlementChecks.Known(cap.On).Count;

    private static RecordShape<PointsTerms> PointsShape()
    {
        var per = Required("per", Scalars.Recurrence, "The span over which points are added up; a period belongs to the one in which it ends.");
        var bands = Required(
            "bands", ScaleShapes.BandsOf("a range of a number of points such as [5, 10)", CompensationText.OfPoints), "What a number of points comes to.");
        var of = Optional("of", CreditBaseShapes.OfPoints, "What percentages are of, for the whole span.");
        return new("The worth of points", [per, bands, of], r =>
        {
            var items = r.Get(bands);
            if (!BandChecks.Check(new CreditScale.Bands(items), Unit.OfNumber, null, [], r.Context)) return null;
            if (r.Has(of) || !items.Any(b => b.Gives is Compensation.ShareOfBase))
                return new PointsTerms(r.Get(per), items, (r.Find(of) as CreditBaseDraft.Known)?.Base, r.Place);
            r.Report(RemedyDiagnostics.NoBase(r.Place));
            return null;
        });
    }

    private static bool TryParseLimit(string text, out CapLimit value, out ScalarProblem problem)
    {
        var parsed = CompensationText.TryParseShareOrMoney(text, out var most, out problem);
        value = new CapLimit(most, false);
        return parsed;
    }

    private static bool TryParseSpan(string text, out CapSpan value, out ScalarProblem problem)
    {
        problem = default;
        value = null!;
        if (!RecurrenceText.TryParse(text, out var every, out var message))
        {
            problem = new ScalarProblem(message, null);
            return false;
        }
        value = new CapSpan.Every(every);
        return !every.IsRolling;
    }

    private static bool TryParseMinimum(string text, out Comparison value, out ScalarProblem problem) =>
        Scalars.TryParseComparison(text, out value!, out problem)
        && value is { Limit: { Unit: Unit.Amount { Currency: var currency }, Value: var amount }, Comparator.PrefersMore: true }
        && Money.Round(amount, currency, RoundingRule.HalfEven).Amount == amount;
}

/// <summary>How much a cap leaves.</summary>
internal sealed record CapLimit(Compensation AtMost, bool OfAtRisk);
