using Kept.Agreements;
using Kept.Language.Syntax;
using Kept.Time;

namespace Kept.Language.Binding.Levels;

/// <summary>A whole text with the meaning of its parts.</summary>
/// <param name="Agreement">Null when the text is not complete, or has mistakes.</param>
internal sealed record BoundText(ResolvedText Resolved, BindingRecord Record, Agreement? Agreement)
{
    public MapSyntax Text => Resolved.Text;

    /// <summary>Whether names in both texts may mean different things, since this one declares calendars that the other takes
    /// from the workspace.</summary>
    public bool Redefines(BoundText above) =>
        Text.Find("calendars")?.Value is MapSyntax own
        && own.Entries.Any(e => above.Record.Uses.Contains((typeof(Calendar), e.Key.Value)));
}
