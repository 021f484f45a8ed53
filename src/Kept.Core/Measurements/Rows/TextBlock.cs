namespace Kept.Measurements.Rows;

/// <summary>A piece of a file's text, in memory that is used again for a later piece.</summary>
internal sealed class TextBlock
{
    private const int Step = 8 * 1024;   // blocks hardly differ in length

    /// <summary>The text, and behind it room for cells that are not written as they are meant.</summary>
    public byte[] Bytes { get; private set; } = [];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Text => Bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    public void Append(ReadOnlySpan<byte> text)
    {
        Reserve(text.Length);
        text.CopyTo(Bytes.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>Makes sure that there are so many bytes behind the text.</summary>
    public void Reserve(int count)
    {
        if (Bytes.Length - Length >= count) return;
        var larger = new byte[(Length + (long)count + Step) / Step * Step];
        Text.CopyTo(larger);
        Bytes = larger;
    }

    /// <summary>Shortens the text; gives what was behind.</summary>
    public ReadOnlySpan<byte> CutOff(int length)
    {
        var rest = Bytes.AsSpan(length, Length - length);
        Length = length;
        return rest;
    }
}
