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
        .. FactWording.Of(terms, objective),
        .. Modifiers(terms, words, objective, path),
    ];

    /// <summary>What is given in a few words: "10% to 100% of the charge, at most 50%".</summary>
    public static string Brief(CreditTerms terms) =>
        Cite.List(terms.Scale.All.Select(s => ScaleWording.Brief(s.Value, terms.Of is { } of ? BaseWording.Brief(of) : null)).Distinct(), "or")
        + (terms.AtMost is { } most ? $", at most {RemedyWording.Gives(most)}" : "");

    private static bool UsesBase(CreditTerms terms) => terms.OfResult.SelectMany(f => f.Names()).Any(n => n.Value == FactNames.Base);

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
            yield return new($"{path}.when", $"{words.Only} if the promise is missed in the period.");
        else if (terms.Scale.All.Any(s => s.Value is not CreditScale.Flat))
            yield return new($"{path}.when", "Whether the promise is met or missed makes no difference here.");
        if (terms.Eligible is { } condition)
            yield return new($"{path}.eligible", $"{words.Only} if {ExpressionWords.Of(condition)}.");
    }

    private static IEnumerable<Sentence> Modifiers(CreditTerms terms, GivenWords words, Objective objective, string path)
    {
        if (terms.Repeat is { } repeat)
            yield return new($"{path}.repeat", Repeated(repeat));
        if (terms.Weight is { } weight)
            yield return new($"{path}.weight", $"Of this a share of {ExpressionWords.Of(weight.Written)} counts.");
        foreach (var unit in terms.Worth?.Units ?? [])
            yield return new($"{path}.worth.{unit.Unit.Word}", $"One {unit.Unit.Word} of service is worth {ExpressionWords.Of(unit.Worth)}.");
        if (terms.Worth?.Units.Any(u => u.Worth.Names().Any()) is true)
            yield return new("", $"In this “base” is {BaseWording.AsWritten(terms.Of!, objective)}.");
        if (terms.AtMost is { } most)
            yield return new($"{path}.atMost", $"For one period it is at most {RemedyWording.Gives(most)}.");
        if (terms.EarnBack is not { } earnBack) yield break;
        yield return new($"{path}.earnBack", $"What was paid goes back when the promise is met in {Next(earnBack.Periods)}: it is taken off the credits of "
            + $"{(earnBack.Periods == 1 ? "that period" : "the last of them")}. If the promise is missed in {(earnBack.Periods == 1 ? "it" : "one of them")}, "
            + "what was paid can never go back. A period without a result is waited for. What goes back does not open a limit again.");
        if (earnBack.Unless is { } unless)
            yield return new($"{path}.earnBack.unless", $"Nothing goes back of {words.Title.ToLowerInvariant()}s for an attainment {QuantityWords.Range(unless)}.");
    }

    private static string Next(int periods) => periods == 1 ? "the next period" : $"each of the next {QuantityWords.Count(periods, "period")}";

    private static string Repeated(Repeat repeat)
    {
        var counted = repeat.Within is { } within ? $"Misses of the last {QuantityWords.Count(within, "period")} are counted, this one included." : "Misses in a row are counted.";
        var steps = Cite.List(repeat.Steps.Select((s, i) => $"by {QuantityWords.Share(s.Factor)} from the {Ordinals.Of(s.From)}{(i == 0 ? " of them" : "")} on"));
        return $"{counted} It is multiplied {steps}. "
            + (repeat.StartsAgain
                ? "After a miss at the last of these the next one is a first again."
                : "The last of these holds for every further miss.");
    }
}
