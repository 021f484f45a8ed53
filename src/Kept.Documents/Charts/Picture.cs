using Kept.Documents.Scenes;

namespace Kept.Documents.Charts;

/// <summary>A chart as it is shown: drawn for a page and for a phone, and its data as a table.</summary>
/// <param name="Title">Where it is clear what the picture belongs to; the drawings say it in full.</param>
public sealed record Picture(string Title, Scene Wide, Scene Narrow, Table Table);
