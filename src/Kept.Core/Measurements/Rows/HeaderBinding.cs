using Kept.Diagnostics;

namespace Kept.Measurements.Rows;

/// <summary>Finds the columns that a source uses in the header of a file.</summary>
internal static class HeaderBinding
{
    /// <summary>For each slot the index of its column; null when one is missing or stands there twice.</summary>
    public static int[]? Find(ColumnNames columns, string[] header, Place place, DiagnosticBag problems)
    {
        var found = new int[columns.Count];
        var isComplete = true;
        for (var slot = 0; slot < found.Length; slot++)
        {
            found[slot] = Array.IndexOf(header, columns[slot]);
            if (found[slot] < 0) problems.Add(MeasurementDiagnostics.MissingColumn(place, columns[slot], header));
            else if (Array.LastIndexOf(header, columns[slot]) != found[slot])
                problems.Add(MeasurementDiagnostics.DuplicateColumn(place, columns[slot]));
            else continue;
            isComplete = false;
        }
        return isComplete ? found : null;
    }
}
