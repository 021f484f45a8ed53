using System.Text.Json;

namespace Kept.Measurements.Rows;

/// <summary>One JSON object a line. A value that is missing or null is an empty cell; of a property that stands there
/// twice the last one counts.</summary>
internal sealed class NdjsonRowReader(RowLayout layout, JsonPaths paths) : RowReader(layout)
{
    /// <summary>The most lines that are no JSON; each costs an exception within System.Text.Json.</summary>
    public const int MaxBadLines = 100_000;

    private int _freeAt;   // behind the block's text

    /// <summary>For each slot whether any row of the block has a value there.</summary>
    public bool[] WasFound { get; private set; } = [];

    /// <summary>The lines of the block that are not JSON.</summary>
    public List<long> BadLines { get; private set; } = [];

    public override void Begin(TextBlock block, int start, bool skipsLine, bool isLast)
    {
        base.Begin(block, start, skipsLine, isLast);
        (WasFound, BadLines) = (new bool[Row.Cells.Length], []);
    }

    protected override bool ReadRow()
    {
        while (BadLines.Count <= MaxBadLines)
        {
            var unread = Unread;
            var end = LineEnds.Find(unread);
            var isUncertain = end < 0 || (end + 1 == unread.Length && unread[end] == '\r');
            if (isUncertain && !IsLast && unread.Length <= MaxRowBytes + 1) return false;
            if (unread.IsEmpty) return false;

            var (start, length) = (Position, end < 0 ? unread.Length : end);
            if (length > MaxRowBytes)
            {
                GiveUp(RemarkKind.RowTooLong, start, MaxRowBytes);
                Position += MaxRowBytes;
                return true;
            }
            Position += end < 0 ? length : length + LineEnds.LengthAt(unread, end);
            Line++;
            if (unread[..length].IndexOfAnyExcept(" \t"u8) < 0) continue;
            ReadObject(new(start, length));
            return true;
        }
        return false;
    }

    private void ReadObject(CellRange line)
    {
        // What is written with escapes is shorter than how it is written, and so all of it fits behind the block's text.
        Block.Reserve(line.Length);
        _freeAt = Block.Length;
        Row.Begin(Line - 1, Block.Bytes, line);
        Array.Clear(Row.Cells);
        var json = new Utf8JsonReader(Block.Bytes.AsSpan(line.Start, line.Length));
        try
        {
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject) Row.Reject(RemarkKind.NotJson, Row.WholeRow);
            ReadValue(ref json, paths);
            while (json.Read()) { }   // nothing may follow
        }
        // Text that cannot be decoded (half of a surrogate pair) is an invalid operation to System.Text.Json.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            Row.Reject(RemarkKind.NotJson, Row.WholeRow);
            BadLines.Add(Row.Line);
        }
    }

    private void ReadValue(ref Utf8JsonReader json, JsonPaths? paths)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                if (paths?.Slot is { } slot) Row.Reject(RemarkKind.NotAValue, slot);
                if (paths is not { IsWithin: true }) json.Skip();
                else if (json.TokenType == JsonTokenType.StartObject) ReadProperties(ref json, paths);
                else ReadElements(ref json, paths);
                break;
            case JsonTokenType.Null:
                if (paths?.Slot is { } emptied) Row.Cells[emptied] = default;
                break;
            default:
                if (paths?.Slot is { } filled) SetCell(ref json, filled);
                break;
        }
    }

    private void ReadProperties(ref Utf8JsonReader json, JsonPaths paths)
    {
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var property = paths.FindProperty(ref json);
            json.Read();
            ReadValue(ref json, property);
        }
    }

    private void ReadElements(ref Utf8JsonReader json, JsonPaths paths)
    {
        for (var i = 0; json.Read() && json.TokenType != JsonTokenType.EndArray; i++)
            ReadValue(ref json, paths.FindElement(i));
    }

    /// <summary>The cell is the value's text within the line; one with escapes is written anew.</summary>
    private void SetCell(ref Utf8JsonReader json, int slot)
    {
        WasFound[slot] = true;
        var isText = json.TokenType == JsonTokenType.String;
        if (isText && json.ValueIsEscaped)
        {
            var length = json.CopyString(Block.Bytes.AsSpan(_freeAt));
            Row.Cells[slot] = new(_freeAt, length);
            _freeAt += length;
        }
        else Row.Cells[slot] = new(Row.Extent.Start + (int)json.TokenStartIndex + (isText ? 1 : 0), json.ValueSpan.Length);
    }
}
