using System.IO.Hashing;

namespace Kept.Storage.Measurements;

/// <summary>What tells the beginning of a file from another one. It finds changes; it does not stand against somebody who wants to hide
/// one, who could as well write to the store.</summary>
internal sealed class TextDigest
{
    private readonly XxHash128 _hash = new();

    public long Bytes { get; private set; }

    /// <summary>Whether the last character ends a line.</summary>
    public bool EndsLine { get; private set; }

    /// <summary>The digest of all so far.</summary>
    public string Text => Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Append(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return;
        _hash.Append(text);
        Bytes += text.Length;
        EndsLine = text[^1] is (byte)'\n' or (byte)'\r';
    }
}
