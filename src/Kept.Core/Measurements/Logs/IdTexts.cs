using Kept.Measurements.Cells;

namespace Kept.Measurements.Logs;

/// <summary>The ids of all cases of a source, in order.</summary>
internal sealed class IdTexts
{
    private readonly byte[] _text;
    private readonly int[] _ends;

    /// <param name="order">The numbers of the ids, in order.</param>
    public IdTexts(TextIndex ids, int[] order)
    {
        _text = new byte[ids.TotalBytes];
        _ends = new int[order.Length];
        var end = 0;
        for (var i = 0; i < order.Length; i++)
        {
            ids[order[i]].CopyTo(_text.AsSpan(end));
            _ends[i] = end += ids[order[i]].Length;
        }
    }

    public int Count => _ends.Length;

    /// <summary>The ids of some cases.</summary>
    public CaseIds Of(ReadOnlySpan<int> cases)
    {
        var ends = new int[cases.Length];
        var length = 0;
        for (var i = 0; i < ends.Length; i++) ends[i] = length += Text(cases[i]).Length;
        var text = new byte[length];
        for (var i = 0; i < ends.Length; i++)
        {
            var id = Text(cases[i]);
            id.CopyTo(text.AsSpan(ends[i] - id.Length));
        }
        return new(text, ends);
    }

    private ReadOnlySpan<byte> Text(int number)
    {
        var start = number == 0 ? 0 : _ends[number - 1];
        return _text.AsSpan(start, _ends[number] - start);
    }
}
