namespace Kept.Core.Tests.Evaluation;

/// <summary>A source with its file, as people write them.</summary>
/// <param name="Spec">What the rows tell, as a key of the source with its flow mapping.</param>
/// <param name="Header">The columns besides row, at and recorded.</param>
/// <param name="IsRecorded">Whether rows say when they became known; else each is known when it happens.</param>
/// <param name="HasKey">Whether rows with the same number count once.</param>
/// <param name="Lag">How many minutes after its instant a row without a recording is known.</param>
internal sealed record Table(
    string Name, string Spec, string Header, bool IsRecorded, bool HasKey, long Lag, IReadOnlyList<Row> Rows)
{
    public string Document =>
        $"""
        apiVersion: kept/v1
        kind: Source
        metadata: {"{"}name: {Name}{"}"}
        spec:
          files: {Name}.csv
          {(IsRecorded ? "recorded: recorded" : "# known when it happens")}
          {(HasKey ? "key: row" : "# no key")}
          {Spec}
        """;

    public string Csv => $"row,at,recorded,{Header}\n" + string.Concat(
        Rows.Select(r => $"{r.Number},{Clockface.Stamp(r.At)},{Clockface.Stamp(r.Recorded)},{r.Cells}\n"));

    public bool IsKnown(Row row, long asOf) => (IsRecorded ? row.Recorded : row.At + Lag) <= asOf;

    /// <summary>The numbers of the rows that were known, as often as they count.</summary>
    public IEnumerable<int> Known(long asOf)
    {
        var numbers = Rows.Where(r => IsKnown(r, asOf)).Select(r => r.Number);
        return HasKey ? numbers.Distinct() : numbers;
    }
}
