using System.Text;
using System.Text.Unicode;
using Kept.Agreements;

namespace Kept.Measurements.Cells;

/// <summary>The agreement's words for what is written in the cells of one column.</summary>
internal sealed class Words
{
    private readonly Dictionary<string, string>? _words;
    private readonly string? _otherwise;

    public Words(WordMap? map)
    {
        if (map is null) return;
        _words = [];
        foreach (var entry in map.Entries) _words.TryAdd(entry.Written, entry.Word);
        _otherwise = map.Otherwise;
    }

    /// <summary>True when many different cells may mean the same word.</summary>
    public bool IsMapped => _words is not null;

    /// <summary>The word for a cell, or why there is none. An empty cell that the map does not speak of stays
    /// empty.</summary>
    public RemarkKind Read(ReadOnlySpan<byte> cell, out string word)
    {
        word = "";
        if (!Utf8.IsValid(cell)) return RemarkKind.NotUtf8;
        word = Encoding.UTF8.GetString(cell);
        if (_words is null) return RemarkKind.None;
        if (_words.TryGetValue(word, out var listed)) word = listed;
        else if (_otherwise is not null) word = _otherwise;
        else if (!cell.IsEmpty) return RemarkKind.UnknownWord;
        return RemarkKind.None;
    }
}
