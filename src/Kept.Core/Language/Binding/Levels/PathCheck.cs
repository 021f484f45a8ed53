using Kept.Language.Binding.Shapes;
using Kept.Language.Syntax;

namespace Kept.Language.Binding.Levels;

/// <summary>Whether the keys that an agreement locks or opens are there.</summary>
internal static class PathCheck
{
    public static void Check(Edition edition, MapSyntax text, BindingContext context)
    {
        var document = edition.Document;
        foreach (var path in document.Locks.Concat(document.Open))
            if (FindMissing(path.Text, TextForms.OfAgreement, text) is { } missing) context.Report(LevelDiagnostics.LeadsNowhere(path, missing));
        foreach (var path in document.Open)
            if (edition.Parent is { } parent && parent.Locks.FirstOrDefault(l => AreOne(l, path)) is { } above)
                context.Report(LevelDiagnostics.OpensALock(path, above));
    }

    private static bool AreOne(KeyPath locked, KeyPath open) => locked.Covers(open.Text.Split('.')) || open.Covers(locked.Text.Split('.'));

    /// <summary>The first key of a path that neither the text has nor the language knows there; null when all are there.</summary>
    private static string? FindMissing(string path, Form? form, SyntaxNode? node)
    {
        var map = node as MapSyntax;
        var mapForm = map is null ? OfKeys(form) : TextForms.OfMap(form, map);
        var key = map?.Entries.Select(e => e.Key.Value).FirstOrDefault(k => path == k || path.StartsWith(k + ".", StringComparison.Ordinal)) ?? path.Split('.')[0];
        var inner = TextForms.OfValue(mapForm, key);
        var isKnown = key == "*" ? mapForm is Form.Named or Form.Choice : map?.Find(key) is not null || (mapForm is Form.Record or Form.Choice && inner is not null);
        if (!isKnown) return key;
        if (path.Length == key.Length) return null;
        var rest = path[(key.Length + 1)..];
        if (key != "*") return FindMissing(rest, inner, map?.Find(key)?.Value);
        var missing = (map?.Entries ?? []).Select(e => FindMissing(rest, TextForms.OfValue(mapForm, e.Key.Value), e.Value)).ToList();
        return missing.Count == 0 || missing.Contains(null) ? null : missing[0];
    }

    /// <summary>The form of a mapping that is not written.</summary>
    private static Form? OfKeys(Form? form) => form switch
    {
        Form.Either either => either.Forms.Select(OfKeys).FirstOrDefault(f => f is not null),
        Form.Recursive recursive => OfKeys(recursive.Target()),
        Form.Record or Form.Named or Form.Choice => form,
        _ => null,
    };
}
