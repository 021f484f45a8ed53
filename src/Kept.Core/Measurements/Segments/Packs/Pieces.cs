namespace Kept.Measurements.Segments.Packs;

/// <summary>Puts the segments of several packs into order.</summary>
internal static class Pieces
{
    /// <summary>Segments that do not overlap, in order of time; null when some cannot be brought together.</summary>
    /// <param name="packs">The segments of each pack, in the order in which the packs came.</param>
    /// <param name="joinsSmall">Whether neighbours are put together, too, where that makes them smaller.</param>
    /// <param name="settles">Whether rows that do not count are left out.</param>
    public static IReadOnlyList<Piece>? Arrange(Packer packer, IEnumerable<IReadOnlyList<Piece>> packs, bool joinsSmall, bool settles)
    {
        var pieces = packs.SelectMany(pack => pack).Where(piece => piece.Rows > 0).ToArray();
        if (!joinsSmall && AreApart(pieces)) return pieces;
        var all = pieces.Select((piece, came) => (Piece: piece, Came: came)).OrderBy(p => p.Piece.First).ThenBy(p => p.Came).ToList();
        var arranged = new List<Piece>(all.Count);
        for (var start = 0; start < all.Count;)
        {
            var (last, rows, end) = (all[start].Piece.Last, (long)all[start].Piece.Rows, start + 1);
            for (; end < all.Count; end++)
            {
                var next = all[end].Piece;
                if (next.First > last && !(joinsSmall && rows + next.Rows <= RowTimes.MaxRows && packer.GoTogether(all[end - 1].Piece, next, (int)rows))) break;
                (last, rows) = (Math.Max(last, next.Last), rows + next.Rows);
            }
            if (end == start + 1) arranged.Add(all[start].Piece);
            else if (rows <= RowTimes.MaxRows && packer.Merge([.. all[start..end].OrderBy(p => p.Came).Select(p => p.Piece)], settles) is { } merged) arranged.AddRange(merged);
            else return null;
            start = end;
        }
        return arranged;
    }

    private static bool AreApart(Piece[] pieces)
    {
        for (var i = 1; i < pieces.Length; i++)
            if (pieces[i].First <= pieces[i - 1].Last) return false;
        return true;
    }

    /// <summary>The rows in order of time, those of one instant as they came; null when they are in order already.</summary>
    public static int[]? OrderOf(long[] at)
    {
        if (Steps.AllRise(at)) return null;
        for (var row = 1; row < at.Length; row++)
            if (at[row] < at[row - 1]) return InOrderOfTime.Of(at);
        return null;
    }

    public static T[] Of<T>(T[] column, int[]? order) => order is null ? column : Array.ConvertAll(order, row => column[row]);

    /// <summary>Whether the first of two segments has few rows, or the second has few of the same day in UTC. Larger parts of a day stay as they
    /// are, since putting them together takes longer than it is worth.</summary>
    public static bool AreSmall(Piece before, Piece next, int rowsBefore) => rowsBefore < SegmentBounds.FewRows
        || (next.Rows < SegmentBounds.FewRows && SegmentDays.Of(before.Last) == SegmentDays.Of(next.First));
}
