using Kept.Agreements;
using Kept.Evaluation;
using Kept.Quantities;
using Kept.Time;

namespace Kept.Remedies;

/// <summary>Finds what the remedies of a finding come to by themselves: the scale first, then the modifiers in the order of
/// <see cref="CreditTerms"/>.</summary>
internal sealed class Reckoner(Agreement agreement, Sequence<PlanSheet> plans, Charges charges)
{
    private readonly Dictionary<ServicePeriod, IReadOnlyDictionary<string, Quantity?>> _plans = plans.ToDictionary(
        sheet => sheet.Period,
        IReadOnlyDictionary<string, Quantity?> (sheet) => sheet.Lines.ToDictionary(line => $"plan.{line.Value.Name}", line => line.Result));

    /// <param name="counts">Which miss in the row or window it may be; empty when nothing asks for it.</param>
    public Reckoned Of(Finding finding, CreditTerms terms, Sequence<int> counts)
    {
        var priced = terms.Of is { } of ? charges.Of(of, finding) : null;
        var facts = new Facts(finding, agreement.Currency, priced?.Amount, _plans.GetValueOrDefault(finding.Period));
        var given = Eligible(Given(finding, terms, facts), terms, facts);
        var steps = new List<string> { given.Because };
        var split = charges.SplitOf(finding.Objective.Every, finding.Period, finding.Scope);
        var valuation = new Valuation(terms, priced, agreement.Currency, Scale(terms, facts) is { IsForPeriod: true } ? split : null);
        var percent = given.IsCertain ? Share(given.Possible[0]) : null;
        if (given.IsCertain && given.Possible[0] is Compensation.Nothing nothing) return new Reckoned(priced?.Amount, percent, nothing, nothing, steps.ToSequence());

        var values = given.Possible.Select(gives => (Gives: gives, Value: valuation.Of(gives))).ToList();
        var limits = new Valuation(terms, priced, agreement.Currency, split);
        var limit = terms.AtMost is { } atMost ? limits.Of(atMost) : null;
        if (values.Any(v => v.Value is null) || (terms.AtMost is not null && limit is null))
        {
            steps.Add("nothing says what was charged, so the credit has no amount yet");
            return new Reckoned(null, percent, null, null, steps.ToSequence());
        }

        values.Sort((a, b) => Valuation.SizeOf(a.Value!).CompareTo(Valuation.SizeOf(b.Value!)));
        if (valuation.Explain(values[^1].Gives) is { } how) steps.Add(Scale(terms, facts) is CreditScale.Formula ? $"= {how}" : how);
        var factor = Weighted(terms, Repeated(finding, terms, counts, steps), steps);
        var least = values[0].Value!.Times(factor.Low);
        Compensation? most = given.IsBounded ? values[^1].Value!.Times(factor.High) : null;
        if (!factor.IsOne && most is not (null or Compensation.Nothing)) steps.Add(least == most ? $"= {most}" : $"= between {least} and {most}");
        if (limit is not null) steps.Add($"at most {(terms.AtMost is Compensation.ShareOfBase ? $"{terms.AtMost} of the base" : limits.Explain(terms.AtMost!))}");
        if (most is null && limit is null) steps.Add("nothing says how much it is at most, so the credit has no amount yet");
        return new Reckoned(
            priced?.Amount, factor.IsCertain ? percent * factor.Low : null, Smaller(least, limit), most is null ? limit : Smaller(most, limit),
            steps.ToSequence());
    }

    private static Factor Weighted(CreditTerms terms, Factor factor, List<string> steps)
    {
        if (terms.Weight is not { } weight) return factor;
        steps.Add($"× {weight.Written}{(weight.Written is Expression.Literal ? "" : $" = {Quantity.Share(weight.Factor)}")}");
        return new Factor(factor.Low * weight.Factor, factor.High * weight.Factor);
    }

    private Given Given(Finding finding, CreditTerms terms, Facts facts)
    {
        if (Scale(terms, facts) is not { } scale) return Remedies.Given.Nothing($"the agreement has no scale for '{facts.FindText(terms.Scale.Field!)}'");
        var given = Scales.Of(scale, finding, facts, agreement.Currency);
        return terms.OnlyWhenMissed ? Scales.IfMissed(given, finding) : given;
    }

    private static CreditScale? Scale(CreditTerms terms, Facts facts) =>
        terms.Scale.Find(terms.Scale.Field is { } field ? facts.FindText(field) : null)?.Value;

    private static Given Eligible(Given given, CreditTerms terms, Facts facts)
    {
        if (terms.Eligible is not { } condition) return given;
        return FactConditions.Compiler.Condition(condition)(facts) switch
        {
            true => given,
            false => Remedies.Given.Nothing($"not eligible, since it is not so that {condition}"),
            null => given.OrNothing($"if {condition}, which nobody knows"),
        };
    }

    /// <summary>More for a miss that repeats.</summary>
    private static Factor Repeated(Finding finding, CreditTerms terms, Sequence<int> counts, List<string> steps)
    {
        if (terms.Repeat is not { } repeat || counts.Count == 0 || finding.Verdict is Verdict.Met or null) return Factor.One;
        var factors = counts.Select(repeat.FactorOf).ToList();
        var factor = new Factor(factors.Min(), factors.Max());
        if (factor.IsOne) return factor;
        var which = string.Join(" or ", counts.Select(n =>
            n == repeat.LastStep && !repeat.StartsAgain ? $"{Ordinals.Of(n)} or a later" : Ordinals.Of(n)));
        steps.Add($"× {factor} as the {which} miss {(repeat.Within is { } within ? $"in {within} periods" : "in a row")}");
        return factor;
    }

    private static Compensation Smaller(Compensation value, Compensation? limit) =>
        limit is not null && Valuation.SizeOf(value) > Valuation.SizeOf(limit) ? limit : value;

    private static Rational? Share(Compensation gives) => gives switch
    {
        Compensation.Nothing => Rational.Zero,
        Compensation.ShareOfBase share => share.Share,
        _ => null,
    };

    /// <summary>A factor that may depend on what is not known.</summary>
    private readonly record struct Factor(Rational Low, Rational High)
    {
        public static Factor One { get; } = new(Rational.One, Rational.One);

        public bool IsCertain => Low == High;

        public bool IsOne => this == One;

        public override string ToString() =>
            IsCertain ? Quantity.Share(Low).ToString() : $"between {Quantity.Share(Low)} and {Quantity.Share(High)}";
    }
}
