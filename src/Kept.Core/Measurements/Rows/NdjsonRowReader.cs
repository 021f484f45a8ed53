using System.Text.Json;
using Kept.Diagnostics;

namespace Kept.Measurements.Rows;

/// <summary>One JSON object a line. A value that is missing or null is an empty cell; of a property that stands there
/// twice the last one counts.</summary>
internal sealed class NdjsonRowReader : RowReader
{
    // Each line that is not JSON costs an exception within System.Text.Json.
    private const int MaxBadLines = 100_000;

    private readonly JsonPaths _paths;
    private byte[] _scratch = [];
    private int _badLines;
    private bool _skipsLine;

    private NdjsonRowReader(SourceFile file, JsonPaths paths, int slots) : base(file)
    {
        _paths = paths;
        Row.Columns = [.. Enumerable.Range(0, slots)];
        Row.Cells = new CellRange[slots];
        WasFound = new bool[slots];
    }

    /// <summary>For each slot whether any row has had a value there.</summary>
    public bool[] WasFound { get; }

    /// <summary>Null when the file cannot be read, with what is wrong.</summary>
    public static NdjsonRowReader? Open(SourceFile file, JsonPaths paths, int slots, DiagnosticBag problems)
    {
        var reader = new NdjsonRowReader(file, paths, slots);
        if (reader.Open()) return reader;
        problems.Add(reader.Failure!);
        reader.Dispose();
        return null;
    }

    public override bool Read()
    {
        if (_skipsLine) SkipLine();
        _skipsLine = false;
        while (Failure is null)
        {
            var unread = Window.Unread;
            var end = LineEnds.Find(unread);
            var isUncertain = end < 0 || (end + 1 == unread.Length && unread[end] == '\r');
            if (isUncertain && !Window.IsFinal && unread.Length <= MaxRowBytes + 1)
            {
                ReadMore();
                continue;
            }
            if (unread.IsEmpty) return false;

            var length = end < 0 ? unread.Length : end;
            if (length > MaxRowBytes)
            {
                RejectLongLine();
                return true;
            }
            var line = new CellRange(Window.Start, length);
            Window.Advance(end < 0 ? length : length + LineEnds.LengthAt(unread, end));
            Line++;
            if (Window.Buffer.AsSpan(line.Start, line.Length).IndexOfAnyExcept(" \t"u8) < 0) continue;
            ReadObject(line);
            return Failure is null;
        }
        return false;
    }

    private void RejectLongLine()
    {
        Row.Begin(Line, Window.Buffer, new(Window.Start, MaxRowBytes));
        Row.Reject(RemarkKind.RowTooLong, Row.WholeRow);
        Window.Advance(MaxRowBytes);
        _skipsLine = true;
    }

    private void ReadObject(CellRange line)
    {
        Row.Begin(Line - 1, Window.Buffer, line);
        Array.Clear(Row.Cells);
        var json = new Utf8JsonReader(Window.Buffer.AsSpan(line.Start, line.Length));
        try
        {
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject) Row.Reject(RemarkKind.NotJson, Row.WholeRow);
            ReadValue(ref json, _paths);
            while (json.Read()) { }   // nothing may follow
        }
        // Text that cannot be decoded (half of a surrogate pair) is an invalid operation to System.Text.Json.
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            Row.Reject(RemarkKind.NotJson, Row.WholeRow);
            if (++_badLines > MaxBadLines) Failure = MeasurementDiagnostics.NotNdjson(FileName, Row.Line, MaxBadLines);
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

    /// <summary>The cell is the value's text within the line; escapes are taken out in place.</summary>
    private void SetCell(ref Utf8JsonReader json, int slot)
    {
        WasFound[slot] = true;
        var isText = json.TokenType == JsonTokenType.String;
        var start = Row.Extent.Start + (int)json.TokenStartIndex + (isText ? 1 : 0);
        var length = json.ValueSpan.Length;
        if (isText && json.ValueIsEscaped)
        {
            if (_scratch.Length < length) _scratch = new byte[length];
            length = json.CopyString(_scratch);
            _scratch.AsSpan(0, length).CopyTo(Row.Text.AsSpan(start));
        }
        Row.Cells[slot] = new(start, length);
    }
}
