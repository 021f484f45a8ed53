using System.Diagnostics;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>Things that are due again and again.</summary>
internal static class DeliveryWording
{
    public static IEnumerable<Provision> Of(Indicator.Deliveries indicator, string path, FigureWords figure) =>
    [
        new Sentence(path, $"{figure.The} is the share of what was delivered by its due time, among all that was due."),
        .. SelectionWording.Of(indicator.Of, path),
        new Sentence($"{path}.each", $"One is due about {Each(indicator.Each)} that begins within the term, whether or not there is a case."),
        new Sentence($"{path}.about", $"The field {Cite.Word(indicator.About)} of a case names the period that it is about; of several about the same, the first delivered counts."),
        new Sentence($"{path}.delivered", $"It is delivered at {Cite.Event(indicator.Delivered)}."),
        new Sentence($"{path}.due", $"It is due {DateWords.Of(indicator.Due, "the last day of the period that it is about")}, and belongs to the period in which that lies."),
        .. indicator.Hours.IsAlways ? [] : new[] { new Sentence($"{path}.hours", $"Business days are those of the hours {Cite.Hours(indicator.Hours)}.") },
    ];

    private static string Each(DueAbout each) => each switch
    {
        DueAbout.Periods periods => DateWords.Of(periods.Every),
        DueAbout.BusinessDays => "each business day",
        _ => throw new UnreachableException(),
    };
}
