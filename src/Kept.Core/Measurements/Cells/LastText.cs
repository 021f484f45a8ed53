using System.Runtime.CompilerServices;

namespace Kept.Measurements.Cells;

/// <summary>The text that came last, to tell quickly whether it comes again.</summary>
internal struct LastText()
{
    private byte[] _text = [];
    private int _length = -1;   // none yet

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public readonly bool Is(ReadOnlySpan<byte> text) => text.Length == _length && text.SequenceEqual(_text.AsSpan(0, _length));

    /// <summary>The text; only where there is one.</summary>
    public readonly ReadOnlySpan<byte> Text => _text.AsSpan(0, _length);

    public void Set(ReadOnlySpan<byte> text)
    {
        if (_text.Length < text.Length) _text = new byte[2 * text.Length];
        text.CopyTo(_text);
        _length = text.Length;
    }

    /// <summary>Remembers none.</summary>
    public void Clear() => _length = -1;
}
