using Kept.Diagnostics;
using Kept.Language.Text;

namespace Kept.Cli;

/// <summary>What a command reads from and writes to: its result to the output, everything else to the error channel.</summary>
internal sealed class Terminal(Stream input, Channel output, Channel errors, TimeProvider time)
{
    public Stream Input { get; } = input;

    public Channel Output { get; } = output;

    public Channel Errors { get; } = errors;

    /// <summary>The account that the command runs under; null when nobody knows.</summary>
    public string? Account { get; init; }

    public void Error(string message) => Errors.Writer.WriteLine($"kept: {message}");

    public void WriteLine(string text) => Output.Writer.WriteLine(text);

    /// <summary>Writes diagnostics with the lines that they speak of; to the error channel unless they are the result asked for.</summary>
    /// <param name="findText">The text of a file by the path in its diagnostics; null when it is not at hand.</param>
    public static void Show(IEnumerable<Diagnostic> diagnostics, Func<string, SourceText?> findText, Channel channel)
    {
        var all = diagnostics.ToList();
        if (!channel.HasColour)
        {
            channel.Writer.Write(DiagnosticPrinter.Print(all, findText));
            return;
        }
        foreach (var diagnostic in all)
        {
            foreach (var line in DiagnosticPrinter.Lines(diagnostic, findText(diagnostic.Place.File))) channel.Writer.WriteLine(Colours.Paint(line));
            channel.Writer.WriteLine();
        }
        if (all.Count > 0) channel.Writer.WriteLine(DiagnosticPrinter.Count(all));
    }

    /// <summary>Writes a statement; verdicts in colour on a screen, and always in words.</summary>
    public void WriteStatement(string text) =>
        Output.Writer.Write(Output.HasColour ? string.Join('\n', text.Split('\n').Select(Colours.Paint)) : text);

    /// <summary>Now, in ticks since 1970-01-01T00:00:00Z.</summary>
    public long Now => NodaTime.Instant.FromDateTimeOffset(time.GetUtcNow()).ToUnixTimeTicks();

    /// <summary>Runs some work on so many bytes; tells those who watch how far it is, how fast it goes and how long it will take.</summary>
    public T WithByteProgress<T>(string title, Func<Action<long, long>, T> work)
    {
        if (!Errors.IsScreen) return work((_, _) => { });
        using var line = new ProgressLine(Errors.Writer, title, time, countsBytes: true);
        return work(line.Show);
    }

    /// <summary>Runs some work; tells those who watch how far it is when it takes a while.</summary>
    public T WithProgress<T>(string title, Func<Action<long, long>, T> work)
    {
        if (!Errors.IsScreen) return work((_, _) => { });
        using var line = new ProgressLine(Errors.Writer, title, time);
        return work(line.Show);
    }
}
