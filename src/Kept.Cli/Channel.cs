using System.Text;

namespace Kept.Cli;

/// <summary>Where a command writes to: a screen, a file, another program.</summary>
/// <param name="isScreen">Whether somebody watches, so that progress makes sense and binary files do not.</param>
internal sealed class Channel(Stream stream, bool isScreen, bool hasColour) : IDisposable
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public bool IsScreen { get; } = isScreen;

    public bool HasColour { get; } = hasColour;

    public TextWriter Writer { get; } = new StreamWriter(stream, Utf8) { AutoFlush = true, NewLine = "\n" };

    public void Write(ReadOnlySpan<byte> bytes) => stream.Write(bytes);

    public void Dispose() => Writer.Dispose();
}
