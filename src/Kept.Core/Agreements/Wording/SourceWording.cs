using System.Diagnostics;
using Kept.Quantities;
using static Kept.Agreements.Provision;

namespace Kept.Agreements;

/// <summary>Annex B: where measurements come from, and what is read in their files.</summary>
internal static class SourceWording
{
    public static IEnumerable<Provision> Of(Agreement agreement)
    {
        var sources = agreement.Sources().ToList();
        return sources.Count == 0 ? [] :
        [
            new Sentence("", "What is measured is read from these files. A row that cannot be read as its clause says is counted and reported; it is never guessed."),
            .. sources.Select(Of),
        ];
    }

    private static Clause Of(Source source)
    {
        var path = $"sources.{source.Name}";
        return new Clause(Cite.Clause("sources", source.Name), path, Cite.Capital(source.Title), [
            new Points(Files(source, path).Concat(ContentWording.Of(source.Content, path)).ToSequence()),
            .. ContentWording.Words(source.Content, path),
        ]);
    }

    private static IEnumerable<Sentence> Files(Source source, string path)
    {
        yield return new($"{path}.files", $"Files: {Cite.List(source.Files.Select(Cite.Word))}, {Layout(source)}.");
        if (source.Header is { } header)
            yield return new($"{path}.header", $"They have no row of titles; their columns are {Cite.List(header.Select(Cite.Word))}.");
        if (source.Where is { } where)
            yield return new($"{path}.where", $"Only rows count for which {ExpressionWords.Of(where)}.");
        if (source.Key.Count > 0)
            yield return new($"{path}.key", $"Of several rows with the same {Cite.List(source.Key.Select(Cite.Word))}, the one that became known last counts.");
        if (source.By is { } party) yield return new($"{path}.by", $"{party.Title} measures it.");
        if (source.IsManual) yield return new($"{path}.entry", "People enter the rows by hand.");
        if (source.Keep is { } keep) yield return new($"{path}.keep", Kept(keep));
        if (source.Personal.Count > 0)
            yield return new($"{path}.personal", $"{Cite.Capital(Cite.List(source.Personal.Select(Cite.Word)))} hold{(source.Personal.Count == 1 ? "s" : "")} personal data, which is kept under pseudonyms.");
        yield return new($"{path}.recorded", source.Recorded is { } recorded
            ? $"A row is known from the instant in the column {ContentWording.Column(recorded)} on."
            : "A row is known from the instant on that it tells of.");
    }

    private static string Kept(Retention keep) => keep.After.Count == 0
        ? $"Measurements are kept for {keep.Length}, and for as long as a statement that needs them is not issued; then they may be removed."
        : $"A case is kept for {keep.Length} after {Cite.List(keep.After.Select(Cite.Word), "or")}, and for as long as a statement that needs it is not issued; then it may be removed.";

    private static string Layout(Source source) => source.Format switch
    {
        FileFormat.Csv when source.Delimiter == ',' => "with values separated by commas",
        FileFormat.Csv when source.Delimiter == '\t' => "with values separated by tabs",
        FileFormat.Csv => $"with values separated by {Cite.Word(source.Delimiter.ToString())}",
        FileFormat.Ndjson => "with one JSON object a line",
        _ => throw new UnreachableException(),
    };
}
