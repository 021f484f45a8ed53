using Kept.Diagnostics;
using Kept.Language.Syntax;
using Kept.Language.Text;

namespace Kept.Language.Parsing;

/// <summary>Reads the YAML of a file. There is a tree even where something is wrong: the documents before an error of
/// syntax, and every document without the parts that the language does not have.</summary>
public static class YamlParser
{
    private const int MostForbiddenCharacters = 10;

    public static Checked<FileSyntax> Parse(SourceText source)
    {
        var diagnostics = new DiagnosticBag();
        var written = Read(source, diagnostics);
        return new(AliasExpansion.Expand(written, source, diagnostics), diagnostics.ToSequence());
    }

    /// <summary>The documents as they are written.</summary>
    internal static WrittenFile Read(SourceText source, DiagnosticBag diagnostics)
    {
        if (source.Text.Length > ParsingLimits.FileLength)
            diagnostics.Add(ParsingDiagnostics.FileTooLarge(source.Path));
        else if (!HasForbiddenCharacters(source, diagnostics) && !IsIndentedTooFar(source, diagnostics))
            return YamlComposer.Compose(source, diagnostics);
        return new([], [], IsWhole: false);
    }

    private static bool HasForbiddenCharacters(SourceText source, DiagnosticBag diagnostics)
    {
        var text = source.Text;
        var offset = Characters.FindForbidden(text, text.StartsWith('\uFEFF') ? 1 : 0);
        for (var found = 0; offset >= 0 && found < MostForbiddenCharacters; found++)
        {
            diagnostics.Add(ParsingDiagnostics.ForbiddenCharacter(source.PlaceOf(new(offset, 1)), text[offset]));
            if (char.IsControl(text[offset])) break;   // what has one of these has many: it is no text, or has other line ends
            offset = Characters.FindForbidden(text, offset + 1);
        }
        return diagnostics.HasErrors;
    }

    /// <summary>The YAML library misreads more blanks before a text than its buffer of 1,024 holds.</summary>
    private static bool IsIndentedTooFar(SourceText source, DiagnosticBag diagnostics)
    {
        for (var line = 1; line <= source.LineCount; line++)
        {
            var text = source.LineSpan(line);
            var blanks = text.IndexOfAnyExcept(' ');
            if ((blanks < 0 ? text.Length : blanks) <= ParsingLimits.Indentation) continue;
            diagnostics.Add(ParsingDiagnostics.IndentedTooFar(new(source.Path, line, 1, ParsingLimits.Indentation)));
            return true;
        }
        return false;
    }
}
