using Kept.Documents.Scenes;

namespace Kept.Documents.Contracts;

/// <summary>One picture, drawn for a page and for a phone.</summary>
internal sealed record Drawing(Scene Wide, Scene Narrow)
{
    private const double PageWidth = 660;
    private const double PhoneWidth = 350;

    /// <summary>What the function draws for both widths; null where it draws nothing.</summary>
    public static Drawing? Of(Func<double, Scene?> draw) =>
        draw(PageWidth) is { } wide && draw(PhoneWidth) is { } narrow ? new Drawing(wide, narrow) : null;
}
