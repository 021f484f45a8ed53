using System.Text;

namespace Kept.Measurements.Cells;

/// <summary>Numbers different byte strings from 0 on in the order in which they come, and finds them again.</summary>
/// <remarks>The strings lie in one array, so that a million of them are not a million objects. Their hashes differ from
/// run to run, so that no file can be made of strings that fall together.</remarks>
internal sealed class TextIndex
{
    private const int InitialSlots = 16;
    private const int MaxTotalBytes = 1000 * 1024 * 1024;   // doubling stays within an array's bounds

    private byte[] _text = [];
    private int[] _ends = [];
    private int[] _hashes = [];
    private int[] _slots = new int[InitialSlots];   // a string's number + 1, or 0
    private int[] _nexts = [];   // for each string that which came behind it the last time
    private int _last = -1;

    public int Count { get; private set; }

    public int TotalBytes => Count == 0 ? 0 : _ends[Count - 1];

    /// <summary>True when no more should be added: the strings come to about a gigabyte.</summary>
    public bool IsFull => TotalBytes >= MaxTotalBytes;

    public ReadOnlySpan<byte> this[int number]
    {
        get
        {
            var start = number == 0 ? 0 : _ends[number - 1];
            return _text.AsSpan(start, _ends[number] - start);
        }
    }

    public string TextOf(int number) => Encoding.UTF8.GetString(this[number]);

    /// <summary>The number of a string; one not met before gets the next number.</summary>
    public int FindOrAdd(ReadOnlySpan<byte> text)
    {
        if (_last < 0) return _last = FindByHash(text);
        if (this[_last].SequenceEqual(text)) return _last;
        var next = _nexts[_last];
        if (next >= Count || !this[next].SequenceEqual(text))
        {
            next = FindByHash(text);
            _nexts[_last] = next;
        }
        return _last = next;
    }

    /// <summary>Whether a string was met before.</summary>
    public bool Has(ReadOnlySpan<byte> text) => _slots[SlotOf(text, HashOf(text))] > 0;

    private int FindByHash(ReadOnlySpan<byte> text)
    {
        var hash = HashOf(text);
        var slot = SlotOf(text, hash);
        if (_slots[slot] > 0) return _slots[slot] - 1;
        Add(text, hash);
        _slots[slot] = Count;
        if (Count > _slots.Length / 2) Spread();
        return Count - 1;
    }

    public void Clear()
    {
        Array.Clear(_slots);
        Count = 0;
        _last = -1;
    }

    private static int HashOf(ReadOnlySpan<byte> text)
    {
        var hash = new HashCode();
        hash.AddBytes(text);
        return hash.ToHashCode();
    }

    /// <summary>The slot that holds the string, or the free one where it belongs.</summary>
    private int SlotOf(ReadOnlySpan<byte> text, int hash)
    {
        var mask = _slots.Length - 1;
        for (var slot = hash & mask; ; slot = (slot + 1) & mask)
        {
            var number = _slots[slot] - 1;
            if (number < 0 || (_hashes[number] == hash && this[number].SequenceEqual(text))) return slot;
        }
    }

    private void Add(ReadOnlySpan<byte> text, int hash)
    {
        var end = TotalBytes + text.Length;
        if (end > _text.Length) Array.Resize(ref _text, Math.Max(end, 2 * _text.Length));
        if (Count == _ends.Length)
        {
            Array.Resize(ref _ends, Math.Max(InitialSlots, 2 * Count));
            Array.Resize(ref _hashes, _ends.Length);
            Array.Resize(ref _nexts, _ends.Length);
        }
        text.CopyTo(_text.AsSpan(end - text.Length));
        _ends[Count] = end;
        _hashes[Count] = hash;
        Count++;
    }

    private void Spread()
    {
        _slots = new int[2 * _slots.Length];
        var mask = _slots.Length - 1;
        for (var number = 0; number < Count; number++)
        {
            var slot = _hashes[number] & mask;
            while (_slots[slot] != 0) slot = (slot + 1) & mask;
            _slots[slot] = number + 1;
        }
    }
}
