using System.Data.Common;
using System.Text.Json;
using Kept.Quantities;
using Kept.Storage.Engines;
using Kept.Storage.Sql;

namespace Kept.Storage.Measurements;

/// <summary>The numbers of a source's series by their labels.</summary>
internal sealed class SeriesNumbers
{
    private readonly DbTransaction _transaction;
    private readonly Engine _engine;
    private readonly StoredSource _source;
    private readonly Dictionary<Sequence<string>, long> _numbers = [];
    private readonly List<object?[]> _added = [];
    private long _next = 1;

    public SeriesNumbers(DbTransaction transaction, Engine engine, StoredSource source)
    {
        (_transaction, _engine, _source) = (transaction, engine, source);
        foreach (var (number, labels) in All(transaction, source))
        {
            _numbers.Add(labels, number);
            _next = number + 1;
        }
    }

    /// <summary>The series of a source behind a number, in the order of their numbers.</summary>
    public static IReadOnlyList<(long Number, Sequence<string> Labels)> All(DbTransaction transaction, StoredSource source, long after = 0) => transaction.CountedRows(
        SourceSql.Series, new { organisation = source.Organisation, source = source.Number, after },
        row => (row.GetInt64(0), JsonSerializer.Deserialize<string[]>(row.GetString(1))!.ToSequence()));

    public long FindOrAdd(Sequence<string> labels)
    {
        if (_numbers.TryGetValue(labels, out var number)) return number;
        _numbers.Add(labels, number = _next++);
        _added.Add([_source.Organisation, _source.Number, number, JsonSerializer.Serialize(labels.ToArray())]);
        return number;
    }

    /// <summary>Writes those that were added.</summary>
    public void Save()
    {
        _engine.Copy(_transaction, SourceSql.AddSeries, SourceSql.CopySeries, _added);
        _added.Clear();
    }
}
