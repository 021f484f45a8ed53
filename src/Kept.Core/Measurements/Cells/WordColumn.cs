using System.Text;
using System.Text.Unicode;
using Kept.Agreements;
using Kept.Measurements.Rows;

namespace Kept.Measurements.Cells;

/// <summary>A column of words, read as numbers of its distinct words.</summary>
internal sealed class WordColumn(Column column, RowWord word)
{
    /// <summary>The code of an empty cell.</summary>
    public const int None = FieldValues.None;

    private const int MaxRemembered = 100_000;   // of the texts that a map sends to few words

    private readonly Words _words = new(column.Words);
    private readonly Dictionary<string, int> _codes = [];
    private readonly TextIndex _written = new();
    private readonly List<(int Code, RemarkKind Problem)> _meanings = [];

    private LastText _last = new();
    private int _lastCode;
    private bool _isRead;   // whether there was a last one

    /// <summary>The cells that it depends on; the first is the one to blame.</summary>
    public ReadOnlySpan<int> Slots => word.Slots;

    public int Slot => word.Slots[0];

    /// <summary>The distinct words; a code is the number of one.</summary>
    public TextIndex Vocabulary { get; } = new();

    public bool IsMapped => _words.IsMapped || word.IsByRules;

    /// <summary>Reads the row's word as a code; false rejects the row.</summary>
    public bool TryRead(Row row, out int code)
    {
        if (word.IsByRules)
        {
            word.Read(row, out var meant);
            code = meant.Length == 0 ? None : CodeOf(meant);
            return true;
        }
        var cell = row[Slot];
        code = _lastCode;
        if (_last.Is(cell)) return true;
        if (!TryFind(row, cell, out code)) return false;
        _last.Set(cell);
        (_lastCode, _isRead) = (code, true);
        return true;
    }

    /// <summary>Reads the words of the first rows up to one that is empty, has to be rejected or has too large a code; gives how many were
    /// read.</summary>
    public int Read(PlainRows rows, int count, Span<byte> codes)
    {
        for (var i = 0; i < count; i++)
        {
            var same = _isRead && _lastCode is >= 0 and <= byte.MaxValue ? rows[Slot].CountSame(i, count, _last.Text) : 0;
            codes.Slice(i, same).Fill(unchecked((byte)_lastCode));
            i += same;
            if (i == count) break;
            if (!TryRead(rows.MoveTo(i), out var code) || code is < 0 or > byte.MaxValue) return i;
            codes[i] = (byte)code;
        }
        return count;
    }

    private bool TryFind(Row row, ReadOnlySpan<byte> cell, out int code)
    {
        if (_words.IsMapped) return TryReadMapped(row, cell, out code);
        code = None;
        if (cell.IsEmpty) return true;
        if (!Utf8.IsValid(cell)) return row.Reject(RemarkKind.NotUtf8, Slot);
        code = Vocabulary.FindOrAdd(cell);
        return true;
    }

    private int CodeOf(string meant)
    {
        if (!_codes.TryGetValue(meant, out var code))
            _codes.Add(meant, code = Vocabulary.FindOrAdd(Encoding.UTF8.GetBytes(meant)));
        return code;
    }

    private bool TryReadMapped(Row row, ReadOnlySpan<byte> cell, out int code)
    {
        var written = _written.FindOrAdd(cell);
        if (written == _meanings.Count)
        {
            var unreadable = _words.Read(cell, out var word);
            _meanings.Add((word.Length == 0 ? None : Vocabulary.FindOrAdd(Encoding.UTF8.GetBytes(word)), unreadable));
        }
        (code, var problem) = _meanings[written];
        if (_meanings.Count == MaxRemembered || _written.IsFull)
        {
            _written.Clear();
            _meanings.Clear();
        }
        return problem == RemarkKind.None || row.Reject(problem, Slot);
    }
}
