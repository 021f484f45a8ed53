using Kept.Diagnostics;
using Kept.Measurements.Rows;
using Kept.Measurements.Segments;
using Kept.Quantities;

namespace Kept.Measurements.Mapping;

/// <summary>What became of the rows of one source, file by file.</summary>
/// <param name="hidesCells">Whether what is written in the file is not repeated, since it may be personal.</param>
internal sealed class SourceTally(ColumnNames columns, bool hidesCells)
{
    private const string Hidden = "…";

    private readonly List<FileTally> _files = [];

    public IReadOnlyList<FileTally> Files => _files;

    public long Repeats { get; set; }

    public long Replaced { get; set; }

    public FileTally StartFile(string name)
    {
        _files.Add(new(name));
        return _files[^1];
    }

    /// <summary>One diagnostic for each kind of remark and file, and an error for a file that is mostly
    /// rejected.</summary>
    public IEnumerable<Diagnostic> Diagnostics()
    {
        foreach (var file in _files)
        {
            foreach (var remark in file.Remarks) yield return DiagnosticOf(remark, file);
            var rows = file.Read - file.FilteredOut;
            if (file.IsMostlyRejected)
                yield return MeasurementDiagnostics.MostRowsRejected(file.Name, file.Rejected, rows);
        }
    }

    public SourceReport ToReport()
    {
        var read = _files.Sum(file => file.Read);
        var filteredOut = _files.Sum(file => file.FilteredOut);
        var rejected = _files.Sum(file => file.Rejected);
        var kept = read - filteredOut - rejected - Repeats - Replaced;
        return new(read, kept, filteredOut, rejected, Repeats, Replaced, _files.SelectMany(RemarksOf).ToSequence());
    }

    /// <summary>A row that cannot be used, with the reason.</summary>
    /// <param name="linesBefore">How many lines of the file come before the part that the row is in.</param>
    public RejectedRow Rejected(UnusableRow row, FileTally file, long linesBefore)
    {
        var remark = new RemarkTally(row.Kind, row.Slot);
        remark.Add(row.Shown with { Line = row.Shown.Line + linesBefore }, row.ColumnsFound);
        return new(file.Name, row.Shown.Line + linesBefore, hidesCells ? default(ReadOnlyMemory<byte>) : row.Text, DiagnosticOf(remark, file));
    }

    private IEnumerable<RowRemark> RemarksOf(FileTally file) =>
        from remark in file.Remarks
        let shown = DiagnosticOf(remark, file)
        select new RowRemark(shown.Code, shown.Severity, file.Name, ColumnOf(remark), remark.Count, hidesCells ? remark.First.Select(place => place with { Shown = Hidden }).ToSequence() : remark.First);

    private Diagnostic DiagnosticOf(RemarkTally remark, FileTally file) =>
        RemarkDiagnostics.Of(remark, file, ColumnOf(remark) ?? "", hidesCells ? Hidden : remark.First[0].Shown);

    private string? ColumnOf(RemarkTally remark) => remark.Slot == Row.WholeRow ? null : columns[remark.Slot];
}
