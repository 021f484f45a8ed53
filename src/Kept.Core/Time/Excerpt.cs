namespace Kept.Time;

/// <summary>Quotes what was found in a message that a person reads, however long or odd it is.</summary>
internal static class Excerpt
{
    private const int Longest = 40;

    public static string Of(ReadOnlySpan<char> text)
    {
        var shown = text.Length <= Longest ? text.ToString() : $"{text[..Longest]}…";
        return $"\"{string.Create(shown.Length, shown, Printable)}\"";
    }

    private static void Printable(Span<char> target, string text)
    {
        for (var i = 0; i < text.Length; i++)
            target[i] = char.IsControl(text[i]) || char.IsSurrogate(text[i]) ? '·' : text[i];
    }
}
