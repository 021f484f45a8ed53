using Kept.Measurements.Cells;
using Kept.Measurements.Rows;

namespace Kept.Measurements.Mapping;

/// <summary>What became of the rows of one file.</summary>
internal sealed class FileTally(string name)
{
    private readonly Dictionary<(RemarkKind, int), RemarkTally> _remarks = [];

    public string Name => name;

    /// <summary>How many columns the header has.</summary>
    public int Columns { get; set; }

    public long Read { get; set; }

    public long FilteredOut { get; set; }

    public long Rejected { get; private set; }

    /// <summary>True when more of the rows that the filter leaves are rejected than are used.</summary>
    public bool IsMostlyRejected => Rejected > Read - FilteredOut - Rejected;

    public IEnumerable<RemarkTally> Remarks => _remarks.Values.OrderBy(tally => tally.Kind).ThenBy(tally => tally.Slot);

    public void Reject(Row row)
    {
        Rejected++;
        Add(row, row.Rejection, row.RejectedSlot);
    }

    /// <summary>Adds what became of the rows of a part of the file.</summary>
    /// <param name="linesBefore">How many lines of the file come before the part.</param>
    public void Add(FileTally part, long linesBefore)
    {
        Read += part.Read;
        FilteredOut += part.FilteredOut;
        Rejected += part.Rejected;
        foreach (var remark in part._remarks.Values) TallyOf(remark.Kind, remark.Slot).Add(remark, linesBefore);
    }

    /// <summary>Rejects a row that was taken before.</summary>
    public void Reject(RemarkKind kind, int slot, long line, string shown)
    {
        Rejected++;
        Note(kind, slot, line, shown);
    }

    /// <summary>Rejects rows that were taken before.</summary>
    public void Reject(RemarkTally rows)
    {
        Rejected += rows.Count;
        TallyOf(rows.Kind, rows.Slot).Add(rows, linesBefore: 0);
    }

    public void Note(RemarkKind kind, int slot, long line, string shown)
    {
        var tally = TallyOf(kind, slot);
        if (tally.IsFirst(line)) tally.Add(new(line, shown), columnsFound: 0);
        else tally.Add();
    }

    /// <summary>Adds what was noticed about a row that is kept.</summary>
    public void AddNotes(Row row)
    {
        foreach (var (kind, slot) in row.Notes) Add(row, kind, slot);
    }

    private void Add(Row row, RemarkKind kind, int slot)
    {
        var tally = TallyOf(kind, slot);
        if (tally.IsFirst(row.Line)) tally.Add(new(row.Line, CellText.Show(row.Shown(slot))), row.ColumnsFound);
        else tally.Add();
    }

    private RemarkTally TallyOf(RemarkKind kind, int slot)
    {
        if (!_remarks.TryGetValue((kind, slot), out var tally)) _remarks.Add((kind, slot), tally = new(kind, slot));
        return tally;
    }
}
