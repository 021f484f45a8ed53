using System.Diagnostics;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>How rows make up cases.</summary>
internal static class CaseRowsWording
{
    public static IEnumerable<Sentence> Of(CaseRows rows, string path) => rows switch
    {
        CaseRows.OneRowACase row =>
        [
            new($"{path}.events", "Each row is one case."),
            .. row.Events.Select(e => new Sentence($"{path}.events.{e.Name}", $"{Cite.Word(e.Name)} happens at the instant in the column {ContentWording.Column(e.Column)}.")),
            .. Numbered(row.Pauses, p => p.Name, $"{path}.pauses", p =>
                $"It is {Cite.Word(p.Name)} from the instant in the column {ContentWording.Column(p.From)} to the one in {ContentWording.Column(p.To)}."),
        ],
        CaseRows.OneRowAnEvent row =>
        [
            new($"{path}.at", $"Each row is one event of a case, at the instant in the column {ContentWording.Column(row.At)}; which is {ContentWording.Place(row.Event)}."),
            new($"{path}.events", $"The events are {Cite.List(row.Events.Select(Cite.Word))}; of other fields the latest row of a case that fills them counts."),
            .. Numbered(row.Pauses, p => p.Name, $"{path}.pauses", p =>
                $"It is {Cite.Word(p.Name)} from {Cite.Word(p.From)} to {Cite.Word(p.To)}."),
        ],
        _ => throw new UnreachableException(),
    };

    /// <summary>Several of one name are told apart by a number.</summary>
    private static IEnumerable<Sentence> Numbered<T>(IEnumerable<T> items, Func<T, string> name, string path, Func<T, string> say) => items
        .GroupBy(name).SelectMany(group => group.Select((item, i) => new Sentence($"{path}.{group.Key}{(i == 0 ? "" : $".{i + 1}")}", say(item))));
}
