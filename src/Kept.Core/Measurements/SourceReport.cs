using Kept.Diagnostics;
using Kept.Quantities;

namespace Kept.Measurements;

/// <summary>What became of the rows of one source. Every row read is counted exactly once.</summary>
/// <param name="RowsKept">Rows that are in force at the end.</param>
/// <param name="RowsFilteredOut">Rows that do not meet the source's <c>where</c>.</param>
/// <param name="Repeats">Rows that say again what an earlier row said; they count once.</param>
/// <param name="Replaced">Rows that a later one with the same key (for states: at the same instant) corrects; they
/// stay known for the time before it.</param>
/// <param name="Remarks">What was noticed, by file and kind; rejections are warnings.</param>
public sealed record SourceReport(
    long RowsRead, long RowsKept, long RowsFilteredOut, long RowsRejected, long Repeats, long Replaced,
    Sequence<RowRemark> Remarks);

/// <summary>One kind of remark about the rows of one file.</summary>
/// <param name="Column">The file's name of the column concerned; null when it is the whole row.</param>
/// <param name="First">The first places, three at most.</param>
public sealed record RowRemark(
    string Code, Severity Severity, string File, string? Column, long Count, Sequence<RowPlace> First);

/// <summary>A row and what it says there.</summary>
/// <param name="Line">The line that the row starts on, counted from 1.</param>
/// <param name="Shown">The cell, or the beginning of the row when no cell is meant; cut when it is long.</param>
public readonly record struct RowPlace(long Line, string Shown);
