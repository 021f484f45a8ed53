namespace Kept.Measurements.Rows;

/// <summary>A view of a file's bytes that moves forward; what is unread is always in one piece.</summary>
/// <remarks>Bytes are copied out of the host's blocks, so that a row may lie across blocks and be changed in place.
/// The copy is small enough to stay in the processor's cache.</remarks>
internal sealed class ByteWindow(IEnumerable<ReadOnlyMemory<byte>> blocks) : IDisposable
{
    private const int InitialSize = 64 * 1024;

    private readonly IEnumerator<ReadOnlyMemory<byte>> _blocks = blocks.GetEnumerator();
    private ReadOnlyMemory<byte> _block;

    public byte[] Buffer { get; private set; } = new byte[InitialSize];

    /// <summary>Where the unread bytes start in <see cref="Buffer"/>.</summary>
    public int Start { get; private set; }

    public int End { get; private set; }

    /// <summary>True when no bytes come after those in the buffer.</summary>
    public bool IsFinal { get; private set; }

    /// <summary>Where in the buffer the first NUL byte is that has come in; -1 when there is none.</summary>
    public int NulAt { get; private set; } = -1;

    public ReadOnlySpan<byte> Unread => Buffer.AsSpan(Start, End - Start);

    public void Advance(int count) => Start += count;

    /// <summary>Brings in at least as many bytes as are unread, or all that is left. Positions in the buffer
    /// change.</summary>
    /// <param name="target">The buffer to go on in, this one or another, if it is large enough.</param>
    public void ReadMore(byte[] target)
    {
        var unread = End - Start;
        if (unread > target.Length / 2 || target.Length < InitialSize) target = new byte[Math.Max(InitialSize, 2 * unread)];
        Unread.CopyTo(target);
        (Buffer, Start, End) = (target, 0, unread);

        while (End < Buffer.Length)
        {
            if (_block.IsEmpty)
            {
                if (!_blocks.MoveNext())
                {
                    IsFinal = true;
                    break;
                }
                _block = _blocks.Current;
            }
            var count = Math.Min(_block.Length, Buffer.Length - End);
            _block.Span[..count].CopyTo(Buffer.AsSpan(End));
            _block = _block[count..];
            End += count;
        }

        var nul = Buffer.AsSpan(unread, End - unread).IndexOf((byte)0);
        if (nul >= 0) NulAt = unread + nul;
    }

    public void Dispose() => _blocks.Dispose();
}
