using System.Diagnostics;
using Kept.Quantities;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>What a party may do from then on.</summary>
internal static class OptionWording
{
    public static IEnumerable<Provision> Of(Remedy.Option option, Agreement agreement, string path)
    {
        yield return new Sentence($"{path}.what", $"{Cite.Capital(Cite.Role(option.Of, agreement))} has the option {Cite.Word(option.What)}.");
        yield return new Sentence($"{path}.when", $"It opens when {When(option.When)}.");
        yield return new Sentence($"{path}.notice", option.Notice is { } notice
            ? $"It has to be announced {notice} before."
            : "It can be taken without notice.");
        yield return new Sentence($"{path}.approvedBy", option.ApprovedBy.Count > 0
            ? $"It needs the approval of {Cite.List(option.ApprovedBy.Select(role => Cite.Role(role, agreement)))}."
            : "It needs nobody's approval.");
    }

    private static string When(OptionTrigger trigger) => trigger switch
    {
        OptionTrigger.Often { Count: 1, Of: 1 } often => $"the promise is {Outcome(often)} in a period",
        OptionTrigger.Often { Count: var count, Of: var of } often when count == of => $"the promise is {Outcome(often)} in {of} periods in a row",
        OptionTrigger.Often often => $"the promise is {Outcome(often)} in {often.Count} of {often.Of} periods in a row",
        OptionTrigger.Points points => $"the points of all promises together are {points.Comparator.InWords()} {Quantity.Number(points.Count)} in the "
            + $"{DateWords.Months(points.Months)} that end with a period; those of a period count on its last day",
        OptionTrigger.InRange range => $"the attainment is {QuantityWords.Range(range.When)}",
        _ => throw new UnreachableException(),
    };

    private static string Outcome(OptionTrigger.Often often) => often.Missed ? "missed" : "met";
}
