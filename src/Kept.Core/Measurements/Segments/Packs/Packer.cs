using System.Diagnostics;
using Kept.Agreements;

namespace Kept.Measurements.Segments.Packs;

/// <summary>Writes rows of a plain source in the compact form in which they are evaluated, and reads them. A source is plain when its
/// rows have neither key nor recording: then what is known of a day depends on no other day, and what is known at an instant on none
/// later.</summary>
public abstract class Packer
{
    private protected Packer() { }

    /// <summary>How the rows of a source are packed; null when it is not plain.</summary>
    public static Packer? For(Source source) => source switch
    {
        { Key.Count: > 0 } or { Recorded: not null } => null,
        { Content: SourceContent.States states } => new StatePacker(states),
        { Content: SourceContent.Counts counts } => new CountPacker(counts),
        { Content: SourceContent.Samples } => new SamplePacker(),
        { Content: SourceContent.Cases } => null,
        _ => throw new UnreachableException(),
    };

    /// <summary>Rows as they are stored: as a pack, or as a block where a pack would forget something, such as which of two states of one
    /// instant came first.</summary>
    public StoredRows Pack(RowBlock rows) => Cut(rows, settles: false) is { } pieces ? Write(pieces) : StoredRows.Of(rows);

    /// <summary>Stored rows as they were read, but in order of time where they are packed.</summary>
    /// <exception cref="DamagedBlockException">The bytes are not what was written.</exception>
    public RowBlock Unpack(StoredRows rows) => rows.IsPack
        ? RowBlock.Join([.. Read(rows).Select(RowsOf)])
        : BlockCodec.Decode(rows.Payload.Span);

    /// <summary>Packs in the order in which they came as one pack; null when that would forget something.</summary>
    /// <exception cref="DamagedBlockException">The bytes are not what was written.</exception>
    public StoredRows? Join(IReadOnlyList<StoredRows> packs) =>
        Pieces.Arrange(this, packs.Select(Read), joinsSmall: true, settles: false) is { } pieces ? Write(pieces) : null;

    /// <summary>The segments of a pack.</summary>
    internal IReadOnlyList<Piece> Read(StoredRows pack)
    {
        try
        {
            return ReadPieces(pack);
        }
        catch (Exception failure) when (failure is CorruptSegmentException or OverflowException)
        {
            throw new DamagedBlockException($"Stored measurements are damaged: {failure.Message}");
        }
    }

    /// <summary>Whether segments go together although their times do not overlap.</summary>
    internal abstract bool GoTogether(Piece before, Piece next, int rowsBefore);

    /// <summary>Segments, in the order in which they came, as such that do not overlap, in order of time; null when that is not possible.</summary>
    internal virtual IReadOnlyList<Piece>? Merge(IReadOnlyList<Piece> pieces, bool settles) => Cut(RowBlock.Join([.. pieces.Select(RowsOf)]), settles);

    /// <summary>Rows in the order in which they came as segments in order of time; null when that is not possible.</summary>
    /// <param name="settles">Whether rows that do not count are left out.</param>
    internal abstract IReadOnlyList<Piece>? Cut(RowBlock rows, bool settles);

    internal abstract StoredRows Write(IReadOnlyList<Piece> pieces);

    private protected abstract IReadOnlyList<Piece> ReadPieces(StoredRows pack);

    private protected abstract RowBlock RowsOf(Piece piece);
}
