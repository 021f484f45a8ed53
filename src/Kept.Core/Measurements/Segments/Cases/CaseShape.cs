using Kept.Agreements;

namespace Kept.Measurements.Segments.Cases;

/// <summary>Which columns rows have that tell a whole case each: as numbers their events, three for each name of a pause (how many, starts,
/// ends) and dates; as texts their ids and fields.</summary>
internal sealed record CaseShape(int Events, int Pauses, int Dates, int Fields, bool HasRecorded)
{
    /// <summary>The columns of a source; null when its rows do not tell whole cases.</summary>
    public static CaseShape? Of(Source source) => source.Content is SourceContent.Cases { Rows: CaseRows.OneRowACase rows } cases
        ? new(rows.Events.Count, rows.Pauses.Select(p => p.Name).Distinct().Count(), cases.Dates.Count, cases.Fields.Count, source.Recorded is not null)
        : null;

    private const int MaxColumns = 4096;   // of a kind

    public static CaseShape Read(ref SegmentReader reader) =>
        new(reader.Count(MaxColumns), reader.Count(MaxColumns), reader.Count(MaxColumns), reader.Count(MaxColumns), reader.Count(1) == 1);

    public void Write(SegmentWriter writer)
    {
        foreach (var count in (ReadOnlySpan<int>)[Events, Pauses, Dates, Fields, HasRecorded ? 1 : 0]) writer.Number((ulong)count);
    }

    public int Texts => 1 + Fields;

    /// <summary>The number of the column that says how many pauses of a name each row has.</summary>
    public int PauseColumn(int pause) => Events + 3 * pause;

    public int DateColumn(int date) => Events + 3 * Pauses + date;

    /// <summary>When the case of each row begins: its first event, or, without any, when the case of the row before does.</summary>
    public long[] BeginsOf(RowBlock rows)
    {
        var begins = new long[rows.Rows];
        var before = 0L;
        for (var row = 0; row < begins.Length; row++)
        {
            var begin = BeginOf(rows, row);
            begins[row] = before = begin == long.MaxValue ? before : begin;
        }
        return begins;
    }

    /// <summary>The first event of a row; <see cref="long.MaxValue"/> without any.</summary>
    public long BeginOf(RowBlock rows, int row)
    {
        var begin = long.MaxValue;
        for (var column = 0; column < Events; column++)
            if (rows.Numbers[column][row] is not EventTimes.Never and var at) begin = Math.Min(begin, at);
        return begin;
    }
}
