using Kept.Measurements.Cells;

namespace Kept.Measurements.Segments.Packs;

/// <summary>Packs samples: values in the payload, times and the order of time in the details.</summary>
internal sealed class SamplePacker : Packer
{
    private const byte Format = 0x71;
    private const byte DetailsFormat = 0x72;

    internal override bool GoTogether(Piece before, Piece next, int rowsBefore) => Pieces.AreSmall(before, next, rowsBefore);

    /// <summary>All values of a segment have the same digits; null when some value is too large for those that another needs.</summary>
    internal override IReadOnlyList<Piece>? Cut(RowBlock rows, bool settles)
    {
        var order = Pieces.OrderOf(rows.At);
        var (at, mantissas, digits) = (Pieces.Of(rows.At, order), Pieces.Of(rows.Numbers[0], order), Pieces.Of(rows.Numbers[1], order));
        var pieces = new List<Piece>();
        foreach (var (start, count) in SegmentBounds.Of(at))
        {
            var most = (int)digits.AsSpan(start, count).ToArray().Max();
            var values = new long[count];
            for (var i = 0; i < count; i++)
            {
                var (mantissa, own) = (mantissas[start + i], (int)digits[start + i]);
                if ((own > 0 && mantissa % 10 == 0) || Scaled(mantissa, most - own) is not { } value) return null;
                values[i] = value;
            }
            pieces.Add(new Piece.Samples(SampleSegment.Encode(at.AsSpan(start, count), values, most)));
        }
        return pieces;
    }

    /// <summary>Whether all values can be written with the most digits of them all.</summary>
    public static bool Fit(IReadOnlyList<Piece> pieces)
    {
        var most = pieces.Count == 0 ? 0 : pieces.Max(piece => ((Piece.Samples)piece).Segment.Digits);
        return pieces.Select(piece => ((Piece.Samples)piece).Segment)
            .All(segment => segment.Digits == most || (Scaled(segment.Most, most - segment.Digits) is not null && Scaled(segment.Least, most - segment.Digits) is not null));
    }

    internal override StoredRows Write(IReadOnlyList<Piece> pieces)
    {
        var segments = pieces.Select(piece => ((Piece.Samples)piece).Segment).ToList();
        ReadOnlyMemory<byte> details = PackBytes.Write(DetailsFormat, [], [.. segments.Select(segment => segment.Details)]);
        return new(PackBytes.Write(Format, [], [.. segments.Select(segment => segment.Payload)]), new(details));
    }

    private protected override IReadOnlyList<Piece> ReadPieces(StoredRows pack)
    {
        var (_, segments) = PackBytes.Read(Format, pack.Payload);
        var details = new Lazy<ReadOnlyMemory<byte>[]>(() => DetailsOf(pack, segments.Length));
        var pieces = new Piece[segments.Length];
        for (var i = 0; i < pieces.Length; i++) pieces[i] = new Piece.Samples(SampleSegment.Of(segments[i], details, i));
        return pieces;
    }

    private protected override RowBlock RowsOf(Piece piece)
    {
        var segment = ((Piece.Samples)piece).Segment;
        var (at, mantissas, digits) = (new long[segment.Rows], new long[segment.Rows], new long[segment.Rows]);
        segment.Read(at, mantissas);
        for (var row = 0; row < mantissas.Length; row++)
        {
            digits[row] = segment.Digits;
            for (; digits[row] > 0 && mantissas[row] % 10 == 0; digits[row]--) mantissas[row] /= 10;
        }
        return new(at.Length, at, [], null, [mantissas, digits], []);
    }

    private static ReadOnlyMemory<byte>[] DetailsOf(StoredRows pack, int count)
    {
        if (pack.Details is not { } stored) throw new DamagedBlockException("Stored samples have lost their times.");
        var (_, details) = PackBytes.Read(DetailsFormat, stored.Value);
        return details.Length == count ? details : throw new DamagedBlockException("Stored samples do not have as many times as values.");
    }

    /// <summary>A value with so many digits more; null when it is too large.</summary>
    private static long? Scaled(long value, int digits)
    {
        var scaled = (Int128)value * DecimalText.PowerOfTen(digits);
        return scaled >= -long.MaxValue && scaled <= long.MaxValue ? (long)scaled : null;
    }
}
