using System.Collections.Concurrent;

namespace Kept.Measurements.Rows;

/// <summary>Cuts a file's bytes into blocks that end where a line does, if one ends in what is brought in at once.
/// A line that ends within quotes is one as well here.</summary>
internal sealed class TextBlocks(IEnumerable<ReadOnlyMemory<byte>> blocks) : IDisposable
{
    private const int MostAtOnce = 384 * 1024;   // what is read, and what it comes to, stays in a processor's cache

    private readonly IEnumerator<ReadOnlyMemory<byte>> _blocks = blocks.GetEnumerator();
    private readonly TextBlock _started = new();   // the beginning of a line whose end has not come in
    private ReadOnlyMemory<byte> _unread;   // of what the host has brought in
    private readonly ConcurrentBag<TextBlock> _free = [];

    /// <summary>The next block; null when there is none.</summary>
    public TextBlock? Next()
    {
        while (!_unread.IsEmpty || _blocks.MoveNext())
        {
            if (_unread.IsEmpty) _unread = _blocks.Current;
            if (_unread.IsEmpty) continue;
            var count = Math.Min(_unread.Length, MostAtOnce);
            var block = New(_started.Text, _unread.Span[..count]);
            _unread = _unread[count..];
            _started.Clear();
            if (LastLineEnd(block.Text) is > 0 and var end) _started.Append(block.CutOff(end));
            return block;
        }
        if (_started.Length == 0) return null;
        var last = New(_started.Text, []);
        _started.Clear();
        return last;
    }

    /// <summary>A block with two texts, one behind the other.</summary>
    public TextBlock New(ReadOnlySpan<byte> text, ReadOnlySpan<byte> more)
    {
        if (!_free.TryTake(out var block)) block = new TextBlock();
        block.Clear();
        block.Append(text);
        block.Append(more);
        return block;
    }

    /// <summary>Takes a block back that nobody looks at any more.</summary>
    public void Free(TextBlock block) => _free.Add(block);

    public void Dispose() => _blocks.Dispose();

    /// <summary>The index behind the last line end; 0 when there is none that is sure.</summary>
    private static int LastLineEnd(ReadOnlySpan<byte> text)
    {
        var end = text.LastIndexOf((byte)'\n');
        return (end >= 0 ? end : text[..^1].LastIndexOf((byte)'\r')) + 1;
    }
}
