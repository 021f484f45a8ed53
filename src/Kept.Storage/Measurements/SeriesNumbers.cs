using System.Data.Common;
using System.Text.Json;
using Kept.Quantities;
using Kept.Storage.Engines;
using Kept.Storage.Sql;

namespace Kept.Storage.Measurements;

/// <summary>The numbers of a source's series by their labels.</summary>
internal sealed class SeriesNumbers
{
    private const int Few = 16;   // so many are looked for one by one

    private readonly DbTransaction _transaction;
    private readonly Engine _engine;
    private readonly StoredSource _source;
    private readonly Dictionary<Sequence<string>, long> _numbers = [];
    private readonly List<object?[]> _added = [];
    private long _next;

    /// <param name="sought">The labels that numbers are asked for of.</param>
    public SeriesNumbers(DbTransaction transaction, Engine engine, StoredSource source, IReadOnlyCollection<Sequence<string>> sought)
    {
        (_transaction, _engine, _source) = (transaction, engine, source);
        var at = new { organisation = source.Organisation, source = source.Number };
        _next = transaction.Number(SourceSql.NextSeries, at)!.Value;
        if (sought.Count > Few)
            foreach (var (number, labels) in All(transaction, source)) _numbers.Add(labels, number);
        else
            foreach (var labels in sought)
                if (transaction.Number(SourceSql.FindSeries, new { at.organisation, at.source, labels = Written(labels) }) is { } number) _numbers.Add(labels, number);
    }

    /// <summary>The series of a source behind a number, in the order of their numbers.</summary>
    public static IReadOnlyList<(long Number, Sequence<string> Labels)> All(DbTransaction transaction, StoredSource source, long after = 0) => transaction.CountedRows(
        SourceSql.Series, new { organisation = source.Organisation, source = source.Number, after },
        row => (row.GetInt64(0), JsonSerializer.Deserialize<string[]>(row.GetString(1))!.ToSequence()));

    public long FindOrAdd(Sequence<string> labels)
    {
        if (_numbers.TryGetValue(labels, out var number)) return number;
        _numbers.Add(labels, number = _next++);
        _added.Add([_source.Organisation, _source.Number, number, Written(labels)]);
        return number;
    }

    /// <summary>Writes those that were added.</summary>
    public void Save()
    {
        _engine.Copy(_transaction, SourceSql.AddSeries, SourceSql.CopySeries, _added);
        _added.Clear();
    }

    private static string Written(Sequence<string> labels) => JsonSerializer.Serialize(labels.ToArray());
}
