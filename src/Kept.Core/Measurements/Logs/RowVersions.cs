namespace Kept.Measurements.Logs;

/// <summary>Settles rows that have the same key: the later one, by recording or else by reading, replaces the earlier
/// one from its own recording on; one that says the same again is dropped.</summary>
internal static class RowVersions
{
    /// <param name="keys">The number of keys.</param>
    /// <param name="saysTheSame">Whether two rows have the same content.</param>
    /// <param name="replaces">Is told of each row that replaces an earlier one.</param>
    public static (int Repeats, int Replaced) Settle(
        RowTable rows, RowColumn<int> keyOf, int keys, Func<int, int, bool> saysTheSame, Action<int>? replaces = null)
    {
        if (keys == rows.Count) return (0, 0);
        var byKey = RowOrder.ByGroup(rows.Count, keys, row => keyOf[row]);
        var repeats = 0;
        var replaced = 0;
        for (var key = 0; key < keys; key++)
        {
            var versions = byKey[key];
            if (versions.Length < 2) continue;
            RowOrder.SortByRecording(rows, versions);
            var kept = DropRepeats(rows, versions, saysTheSame);
            repeats += versions.Length - kept.Length;
            replaced += kept.Length - 1;
            if (replaces is not null)
                foreach (var row in kept[1..]) replaces(row);
            Supersede(rows, kept);
        }
        return (repeats, replaced);
    }

    /// <summary>Moves the rows that do not repeat the one before to the front.</summary>
    private static Span<int> DropRepeats(RowTable rows, Span<int> versions, Func<int, int, bool> saysTheSame)
    {
        var kept = 1;
        foreach (var row in versions[1..])
            if (saysTheSame(versions[kept - 1], row)) rows.Drop(row);
            else versions[kept++] = row;
        return versions[..kept];
    }

    private static void Supersede(RowTable rows, ReadOnlySpan<int> versions)
    {
        var until = long.MaxValue;
        for (var i = versions.Length - 1; i >= 0; i--)
        {
            var from = rows.KnownFrom(versions[i]);
            if (from >= until) rows.Drop(versions[i]);
            else if (until != long.MaxValue) rows.Replace(versions[i], until);
            until = Math.Min(until, from);
        }
    }
}
