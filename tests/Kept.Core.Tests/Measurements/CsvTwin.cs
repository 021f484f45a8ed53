namespace Kept.Core.Tests.Measurements;

/// <summary>Reads separated values one character at a time, the slow and obvious way.</summary>
internal static class CsvTwin
{
    /// <summary>A row's cells, or null when none can be told, with the line that is reported.</summary>
    public sealed record Row(int Line, List<string>? Cells);

    public static List<Row> Read(string text, char delimiter = ',')
    {
        var rows = new List<Row>();
        for (var at = 0; at < text.Length;) at = ReadRow(text, at, delimiter, rows);
        return rows;
    }

    /// <summary>Adds the row that starts at an index, unless it is blank; gives the index behind it.</summary>
    private static int ReadRow(string text, int start, char delimiter, List<Row> rows)
    {
        var cells = new List<string>();
        var at = start;
        while (true)
        {
            var cell = "";
            if (at < text.Length && text[at] == '"')
            {
                var opening = at++;
                while (true)
                {
                    if (at == text.Length) return GiveUp(text, opening, rows);
                    if (text[at] == '"')
                    {
                        if (at + 1 == text.Length || text[at + 1] != '"') break;
                        at++;
                    }
                    cell += text[at++];
                }
                at++;
                var isEnd = at == text.Length || text[at] == delimiter || text[at] is '\n' or '\r';
                if (!isEnd) return GiveUp(text, opening, rows);
            }
            else
            {
                while (at < text.Length && text[at] != delimiter && text[at] is not ('\n' or '\r')) cell += text[at++];
            }
            cells.Add(cell);
            if (at < text.Length && text[at] == delimiter)
            {
                at++;
                continue;
            }
            if (at > start) rows.Add(new(LineAt(text, start), cells));
            return AfterLineEnd(text, at);
        }
    }

    private static int GiveUp(string text, int opening, List<Row> rows)
    {
        rows.Add(new(LineAt(text, opening), null));
        var at = opening;
        while (at < text.Length && text[at] is not ('\n' or '\r')) at++;
        return AfterLineEnd(text, at);
    }

    private static int AfterLineEnd(string text, int at) =>
        at == text.Length ? at : text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? at + 2 : at + 1;

    private static int LineAt(string text, int index)
    {
        var line = 1;
        for (var at = 0; at < index;)
        {
            if (text[at] is not ('\n' or '\r'))
            {
                at++;
                continue;
            }
            at = AfterLineEnd(text, at);
            line++;
        }
        return line;
    }
}
