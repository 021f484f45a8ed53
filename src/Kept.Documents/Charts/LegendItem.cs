using Kept.Documents.Scenes;

namespace Kept.Documents.Charts;

/// <summary>What a sign in a chart stands for.</summary>
/// <param name="Swatch">Draws the sign in the box given.</param>
internal sealed record LegendItem(string Text, Func<Box, IEnumerable<Shape>> Swatch);
