using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>How a result becomes a credit, a bonus or points, with every modifier.</summary>
internal static class CreditWording
{
    public static IEnumerable<Provision> Of(CreditTerms terms, GivenWords words, Objective objective, Agreement agreement, string path) =>
    [
        .. terms.Of is { } of ? [new Sentence($"{path}.of", $"{(UsesBase(terms) ? "The base, to which percentages refer, is" : "Percentages refer to")} {BaseWording.Of(of, objective)}.")] : Array.Empty<Provision>(),
        .. Scales(terms, words, objective, agreement, path),
        .. When(terms, words, path),
        .. Modifiers(terms, words, path),
    ];

    /// <summary>What is given in a few words: "10% to 100%, at most 50%".</summary>
    public static string Brief(CreditTerms terms) =>
        Cite.List(terms.Scale.All.Select(s => ScaleWording.Brief(s.Value)).Distinct(), "or")
        + (terms.AtMost is { } most ? $", at most {RemedyWording.Gives(most)}" : "");

    private static bool UsesBase(CreditTerms terms) => terms.Formulas.SelectMany(f => f.Names()).Any(n => n.Value == FactNames.Base);

    private static IEnumerable<Provision> Scales(CreditTerms terms, GivenWords words, Objective objective, Agreement agreement, string path)
    {
        var money = terms.Weight is null && terms.Of is { } of ? BaseWording.MoneyOf(of, objective) : null;
        foreach (var entry in terms.Scale.All)
        {
            var (name, suffix) = terms.Scale.Field is not { } field ? ("", "")
                : ReferenceEquals(entry, terms.Scale.Otherwise) ? ($"any other {field}", ".otherwise")
                : ($"{field} {Cite.Word(entry.Class)}", $".{entry.Class}");
            foreach (var part in new ScaleWording(words, name, path, suffix).Of(entry.Value, money, agreement)) yield return part;
        }
        if (terms.Scale is { Field: { } by, Otherwise: null }) yield return new Sentence("", $"For any other {by} {words.None}.");
    }

    private static IEnumerable<Sentence> When(CreditTerms terms, GivenWords words, string path)
    {
        if (terms.OnlyWhenMissed)
            yield return new($"{path}.when", $"Unless the promise is missed in the period, {words.None}.");
        else if (terms.Scale.All.Any(s => s.Value is not CreditScale.Flat))
            yield return new($"{path}.when", "Whether the promise is met or missed makes no difference here.");
        if (terms.Eligible is { } condition)
            yield return new($"{path}.eligible", $"Unless {ExpressionWords.Of(condition)}, {words.None}.");
    }

    private static IEnumerable<Sentence> Modifiers(CreditTerms terms, GivenWords words, string path)
    {
        if (terms.Repeat is { } repeat)
            yield return new($"{path}.repeat", Repeated(repeat));
        if (terms.Weight is { } weight)
            yield return new($"{path}.weight", $"Of this a share of {ExpressionWords.Of(weight.Written)} counts.");
        foreach (var unit in terms.Worth?.Units ?? [])
            yield return new($"{path}.worth.{unit.Unit.Word}", $"One {unit.Unit.Word} of service is worth {ExpressionWords.Of(unit.Worth)}, where base is the amount as it is written.");
        if (terms.AtMost is { } most)
            yield return new($"{path}.atMost", $"For one period it is at most {RemedyWording.Gives(most)}.");
        if (terms.EarnBack is not { } earnBack) yield break;
        yield return new($"{path}.earnBack", "What was paid goes back, in a later period, when the promise is met in "
            + $"{(earnBack.Periods == 1 ? "the period" : $"all {earnBack.Periods} periods")} directly behind. This does not open a limit again.");
        if (earnBack.Unless is { } unless)
            yield return new($"{path}.earnBack.unless", $"Nothing goes back of {words.Title.ToLowerInvariant()}s for an attainment {QuantityWords.Range(unless)}.");
    }

    private static string Repeated(Repeat repeat)
    {
        var counted = repeat.Within is { } within ? $"of the last {QuantityWords.Count(within, "period")}, this one included," : "in a row";
        var steps = Cite.List(repeat.Steps.Select(s => $"by {QuantityWords.Share(s.Factor)} from the {Ordinals.Of(s.From)} on"));
        return $"It is multiplied as misses repeat; counting the misses {counted} {steps}. "
            + (repeat.StartsAgain
                ? "After a miss at the last of these the next one is a first again."
                : "The last of these holds for every further miss.");
    }
}
