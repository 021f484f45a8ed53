using System.Diagnostics;
using System.Globalization;
using Kept.Diagnostics;

namespace Kept.Measurements.Mapping;

/// <summary>Where a remark is shown, and what of.</summary>
/// <param name="Others">A sentence about further rows of the kind; empty when there are none.</param>
internal readonly record struct RemarkPlace(Place Place, string Column, string Shown, string Others);

/// <summary>Makes one diagnostic of all remarks of one kind about one file.</summary>
internal static class RemarkDiagnostics
{
    /// <param name="column">The file's name of the column concerned.</param>
    /// <param name="shown">What is written there first.</param>
    public static Diagnostic Of(RemarkTally remark, FileTally file, string column, string shown)
    {
        var first = remark.First[0];
        var at = new RemarkPlace(
            MeasurementDiagnostics.At(file.Name, first.Line), $"column \"{column}\"", shown, Others(remark));
        return remark.Kind switch
        {
            RemarkKind.Ragged => MeasurementDiagnostics.Ragged(at, remark.ColumnsFound, file.Columns),
            RemarkKind.RowTooLong => MeasurementDiagnostics.RowTooLong(at),
            RemarkKind.QuoteNotClosed => MeasurementDiagnostics.QuoteNotClosed(at),
            RemarkKind.NotJson => MeasurementDiagnostics.NotJson(at),
            RemarkKind.NotAValue => MeasurementDiagnostics.NotAValue(at),
            RemarkKind.NotUtf8 => MeasurementDiagnostics.NotUtf8(at),
            RemarkKind.EmptyCell => MeasurementDiagnostics.EmptyCell(at),
            RemarkKind.StampNotReadable => MeasurementDiagnostics.StampNotReadable(at),
            RemarkKind.StampImpossible => MeasurementDiagnostics.StampImpossible(at),
            RemarkKind.StampWithoutZone => MeasurementDiagnostics.StampWithoutZone(at),
            RemarkKind.StampOutOfYears => MeasurementDiagnostics.StampOutOfYears(at),
            RemarkKind.NotACount => MeasurementDiagnostics.NotACount(at),
            RemarkKind.NotANumber => MeasurementDiagnostics.NotANumber(at),
            RemarkKind.NumberTooLong => MeasurementDiagnostics.NumberTooLong(at),
            RemarkKind.UnknownWord => MeasurementDiagnostics.UnknownWord(at),
            RemarkKind.UnknownEvent => MeasurementDiagnostics.UnknownEvent(at),
            RemarkKind.PauseReversed => MeasurementDiagnostics.PauseReversed(at),
            RemarkKind.PauseWithoutStart => MeasurementDiagnostics.PauseWithoutStart(at),
            RemarkKind.StampInGap => MeasurementDiagnostics.StampInGap(at),
            RemarkKind.StampAmbiguous => MeasurementDiagnostics.StampAmbiguous(at),
            RemarkKind.PauseEventIgnored => MeasurementDiagnostics.PauseEventIgnored(at),
            RemarkKind.Contradicts => MeasurementDiagnostics.Contradicts(at),
            _ => throw new UnreachableException(),
        };
    }

    private static string Others(RemarkTally remark)
    {
        if (remark.Count == 1) return "";
        var lines = string.Join(" and ", remark.First.Skip(1).Select(place => place.Line));
        var next = remark.First.Count == 2 ? $"the next is line {lines}" : $"the next are lines {lines}";
        return string.Create(CultureInfo.InvariantCulture, $" ({remark.Count:N0} such rows; {next}.)");
    }
}
