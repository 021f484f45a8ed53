using System.Globalization;
using System.Text;
using Kept.Measurements.Segments;

namespace Kept.Cli;

/// <summary>A file (CSV) with the rows that could not be used, each with the reason. It is made when there is a first one.</summary>
internal sealed class RejectedRowsFile(string path) : IDisposable
{
    private StreamWriter? _writer;

    public string Path => path;

    public long Count { get; private set; }

    public void Write(RejectedRow row)
    {
        _writer ??= Begin();
        Count++;
        _writer.WriteLine(string.Join(',', new[]
        {
            row.File, row.Line.ToString(CultureInfo.InvariantCulture), row.Why.Code, row.Why.Message, Encoding.UTF8.GetString(row.Text.Span),
        }.Select(Cell)));
    }

    public void Dispose() => _writer?.Dispose();

    private StreamWriter Begin()
    {
        var writer = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        writer.WriteLine("file,line,code,reason,row");
        return writer;
    }

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
